package dev.sesdkim.bench;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Adds up what an engine says that each request consumed.
final class CapacityCount implements DynamoDbClient {

  final AtomicLong written = new AtomicLong();
  final AtomicLong read = new AtomicLong();
  private final DynamoDbClient engine;

  CapacityCount(DynamoDbClient engine) {
    this.engine = engine;
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    QueryResponse response =
        engine.query(
            request.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
    read.addAndGet(Math.max(1, units(List.of(response.consumedCapacity()))));
    return response;
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    PutItemResponse response =
        engine.putItem(
            request.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
    written.addAndGet(units(List.of(response.consumedCapacity())));
    return response;
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    UpdateItemResponse response =
        engine.updateItem(
            request.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
    written.addAndGet(units(List.of(response.consumedCapacity())));
    return response;
  }

  /// The engine counts nothing of a transaction: its writes are made one by one, and counted twice
  /// as DynamoDB does. An index follows outside of the transaction.
  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    for (TransactWriteItem write : request.transactItems()) {
      ConsumedCapacity consumed =
          write.put() != null ? consumed(write.put()) : consumed(write.update());
      written.addAndGet(Math.round(consumed.capacityUnits() + consumed.table().capacityUnits()));
    }
    return TransactWriteItemsResponse.builder().build();
  }

  private ConsumedCapacity consumed(Put write) {
    return engine
        .putItem(
            put ->
                put.tableName(write.tableName())
                    .item(write.item())
                    .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
        .consumedCapacity();
  }

  private ConsumedCapacity consumed(Update write) {
    return engine
        .updateItem(
            update ->
                update
                    .tableName(write.tableName())
                    .key(write.key())
                    .updateExpression(write.updateExpression())
                    .expressionAttributeNames(write.expressionAttributeNames())
                    .expressionAttributeValues(write.expressionAttributeValues())
                    .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
        .consumedCapacity();
  }

  private static long units(Collection<ConsumedCapacity> consumed) {
    return Math.round(consumed.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum());
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
