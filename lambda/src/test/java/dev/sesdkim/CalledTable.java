package dev.sesdkim;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// A DynamoDB client that tells the IAM action of each call before it is made.
///
/// A transaction needs the permissions of its parts (DynamoDB Developer Guide, "Using IAM with
/// DynamoDB transactions").
final class CalledTable {

  private static final Set<String> NO_CALLS =
      Set.of(
          "close", "serviceName", "serviceClientConfiguration", "equals", "hashCode", "toString");

  private CalledTable() {}

  static DynamoDbClient of(DynamoDbClient engine, Consumer<String> told) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            CalledTable.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (_, method, arguments) -> {
              if (!NO_CALLS.contains(method.getName())) {
                tell(method, arguments, told);
              }
              try {
                return method.invoke(engine, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void tell(Method method, Object[] arguments, Consumer<String> told) {
    if (method.getName().equals("transactWriteItems")) {
      request(arguments[0]).transactItems().forEach(part -> tell(part, told));
    } else {
      String name = method.getName();
      told.accept("dynamodb:" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }
  }

  private static void tell(TransactWriteItem part, Consumer<String> told) {
    if (part.put() != null) {
      told.accept("dynamodb:PutItem");
    }
    if (part.update() != null) {
      told.accept("dynamodb:UpdateItem");
    }
    if (part.delete() != null) {
      told.accept("dynamodb:DeleteItem");
    }
    if (part.conditionCheck() != null) {
      told.accept("dynamodb:ConditionCheckItem");
    }
  }

  @SuppressWarnings("unchecked")
  private static TransactWriteItemsRequest request(Object argument) {
    return argument instanceof TransactWriteItemsRequest request
        ? request
        : TransactWriteItemsRequest.builder()
            .applyMutation((Consumer<TransactWriteItemsRequest.Builder>) argument)
            .build();
  }
}
