package dev.sesdkim.local.simulated;

import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// DynamoDB Local over HTTP, for a process of its own. DynamoDB Local's own server binds every
/// interface and reports its start to AWS; this one gives its handler a Jetty server that listens
/// on 127.0.0.1 and reports nothing.
public final class LoopbackDynamoDb implements AutoCloseable {
  private final Server server;
  private final LocalDynamoDBRequestHandler engine;
  private final URI endpoint;

  private LoopbackDynamoDb(Server server, LocalDynamoDBRequestHandler engine, URI endpoint) {
    this.server = server;
    this.engine = engine;
    this.endpoint = endpoint;
  }

  /// Starts an empty engine in memory, one for every region and access key, on a free port.
  public static LoopbackDynamoDb start() {
    LocalDynamoDBRequestHandler engine =
        new LocalDynamoDBRequestHandler(0, true, null, true, false);
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new LocalDynamoDBServerHandler(engine, null));
    LifeCycle.start(server);
    return new LoopbackDynamoDb(
        server, engine, URI.create("http://127.0.0.1:" + connector.getLocalPort()));
  }

  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
    engine.shutdown();
  }
}
