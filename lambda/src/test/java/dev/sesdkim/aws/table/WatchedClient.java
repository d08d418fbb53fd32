package dev.sesdkim.aws.table;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// A client that hands on what the adapters may ask, and notes what they asked. Every other call
/// fails: the role would refuse it.
class WatchedClient implements DynamoDbClient {

  final List<String> calls = new CopyOnWriteArrayList<>();
  private final DynamoDbClient engine;

  WatchedClient(DynamoDbClient engine) {
    this.engine = engine;
  }

  /// Called in place of every request; fails to play a fault.
  <T> T answer(String call, Supplier<T> engineAnswer) {
    return engineAnswer.get();
  }

  private <T> T noted(String call, Supplier<T> engineAnswer) {
    calls.add(call);
    return answer(call, engineAnswer);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return noted("Query", () -> engine.query(request));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return noted("BatchGetItem", () -> engine.batchGetItem(request));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return noted("PutItem", () -> engine.putItem(request));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return noted("UpdateItem", () -> engine.updateItem(request));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return noted("TransactWriteItems", () -> engine.transactWriteItems(request));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
