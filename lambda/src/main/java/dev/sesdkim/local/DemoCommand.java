package dev.sesdkim.local;

import dev.sesdkim.local.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The main job with no AWS account at hand.
@Command(
    name = "demo",
    description =
        "Shows the monitor at work, with no AWS account: it scans a simulated one, something"
            + " breaks, an alert goes out, it is fixed. Nothing leaves this machine.",
    exitCodeList = {"0:The demo ran to its end.", "2:It could not."})
final class DemoCommand implements Callable<Integer> {

  @Mixin ColourOption colours = new ColourOption();

  private final Surroundings here;

  DemoCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    Terminal terminal = here.terminal();
    new Demo(
            terminal.page(colours.colour),
            text -> {
              terminal.out().print(text);
              terminal.out().flush();
            },
            new FaultLog(terminal.err()))
        .run(here.clock().instant());
    return ExitStatus.FINE;
  }
}
