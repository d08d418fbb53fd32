package dev.sesdkim.aws.table;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Those who write to one partition at the same time. As soon as one of them is refused for want of
/// room, the others wait until it is through: whoever comes anew would take the room from those who
/// back off, again and again, until one of them gives up.
final class Crowd {

  private final ReadWriteLock door = new ReentrantReadWriteLock(true);

  /// Waits while somebody is alone.
  Turn turn() {
    return new Turn();
  }

  /// One's time at the table, beside others at first. To be closed by the thread that took it.
  final class Turn implements AutoCloseable {

    private Lock held = door.readLock();
    private boolean alone;

    private Turn() {
      held.lock();
    }

    /// From here on nobody else is there, once those who are have left.
    void alone() {
      if (!alone) {
        alone = true;
        held.unlock();
        held = door.writeLock();
        held.lock();
      }
    }

    @Override
    public void close() {
      held.unlock();
    }
  }
}
