package dev.sesdkim.bench;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Adds up what an engine says that each request consumed.
///
/// The engine says nothing about transactions. So every write is made a second time, alone, in a
/// second engine that holds the same rows, and the parts of a transaction count twice as DynamoDB
/// counts them. An index follows outside of the transaction, and counts once.
final class CapacityCount implements DynamoDbClient {

  final AtomicLong written = new AtomicLong();
  final AtomicLong read = new AtomicLong();
  private final DynamoDbClient engine;
  private final DynamoDbClient meter;

  CapacityCount(DynamoDbClient engine, DynamoDbClient meter) {
    this.engine = engine;
    this.meter = meter;
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
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    BatchGetItemResponse response =
        engine.batchGetItem(
            request.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
    read.addAndGet(units(response.consumedCapacity()));
    return response;
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    PutItemResponse response = engine.putItem(request);
    written.addAndGet(units(metered(request), 1));
    return response;
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    UpdateItemResponse response = engine.updateItem(request);
    written.addAndGet(units(metered(request), 1));
    return response;
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    TransactWriteItemsResponse response = engine.transactWriteItems(request);
    request.transactItems().forEach(part -> written.addAndGet(units(metered(part), 2)));
    return response;
  }

  private ConsumedCapacity metered(TransactWriteItem part) {
    if (part.put() != null) {
      return metered(
          PutItemRequest.builder()
              .tableName(part.put().tableName())
              .item(part.put().item())
              .build());
    }
    if (part.update() != null) {
      return metered(
          UpdateItemRequest.builder()
              .tableName(part.update().tableName())
              .key(part.update().key())
              .updateExpression(part.update().updateExpression())
              .expressionAttributeNames(part.update().expressionAttributeNames())
              .expressionAttributeValues(part.update().expressionAttributeValues())
              .conditionExpression(part.update().conditionExpression())
              .build());
    }
    if (part.conditionCheck() != null) {
      // A write that changes nothing takes what a check takes.
      return metered(
          UpdateItemRequest.builder()
              .tableName(part.conditionCheck().tableName())
              .key(part.conditionCheck().key())
              .build());
    }
    return meter
        .deleteItem(
            DeleteItemRequest.builder()
                .tableName(part.delete().tableName())
                .key(part.delete().key())
                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                .build())
        .consumedCapacity();
  }

  private ConsumedCapacity metered(PutItemRequest request) {
    return meter
        .putItem(request.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.INDEXES).build())
        .consumedCapacity();
  }

  private ConsumedCapacity metered(UpdateItemRequest request) {
    return meter
        .updateItem(
            request.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.INDEXES).build())
        .consumedCapacity();
  }

  private static long units(ConsumedCapacity consumed, int times) {
    double table = consumed.table().capacityUnits();
    return Math.round(consumed.capacityUnits() - table + table * times);
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
