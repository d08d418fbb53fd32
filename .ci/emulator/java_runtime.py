"""The packaged function as Lambda runs it: under AWS's runtime interface client, with Lambda's flags.

What is not Lambda: no sandbox, no limit on CPU, another build of the JDK.
"""

import io
import os
import platform
import zipfile

from emulator.commands import ROOT

FUNCTION_JAR = ROOT / "lambda/target/function.jar"
CLIENT_JARS = ROOT / "lambda/target/runtime-client"
CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
LIBRARY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI"
# What Lambda leaves of 1,024 MiB for the heap.
BOOTSTRAP = f"""#!/bin/sh
exec {os.environ["JAVA_HOME"]}/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MaxHeapSize=870m \\
  --enable-native-access=ALL-UNNAMED -D{LIBRARY}="$LAMBDA_TASK_ROOT/runtime.so" -cp '{CLIENT_JARS}/*' {CLIENT} "$_HANDLER"
"""


def package() -> bytes:
    """The package with a runtime of its own, for an emulator that has none for Java."""
    machine = platform.machine().replace("aarch64", "aarch_64")
    (client,) = CLIENT_JARS.glob("aws-lambda-java-runtime-interface-client-*.jar")
    with zipfile.ZipFile(client) as jar:
        library = jar.read(f"jni/libaws-lambda-jni.linux-{machine}.so")
    packed = io.BytesIO(FUNCTION_JAR.read_bytes())
    with zipfile.ZipFile(packed, "a") as package:
        package.writestr("bootstrap", BOOTSTRAP)
        package.writestr("runtime.so", library)
    return packed.getvalue()
