package dev.sesdkim.aws.table;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// A client that hands on what the adapters may ask, and writes down what they did ask. Whatever
/// else is called fails: the role would refuse it.
class WatchedClient implements DynamoDbClient {

  final List<String> calls = new CopyOnWriteArrayList<>();
  private final DynamoDbClient engine;

  WatchedClient(DynamoDbClient engine) {
    this.engine = engine;
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    calls.add("Query");
    return engine.query(request);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    calls.add("PutItem");
    return engine.putItem(request);
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    calls.add("UpdateItem");
    return engine.updateItem(request);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    calls.add("TransactWriteItems");
    return engine.transactWriteItems(request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
