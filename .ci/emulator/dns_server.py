"""A DNS server that knows Amazon's domain and no other name, or answers nothing at all."""

import threading
from socketserver import BaseRequestHandler, ThreadingUDPServer
from typing import Any

HEADER = 12
# Replies, recursion asked for and available, and the codes NXDOMAIN and NOERROR (RFC 1035, 4.1.1).
NO_SUCH_NAME = b"\x81\x83"
NO_SUCH_TYPE = b"\x81\x80"
ONE_QUESTION = b"\x00\x01" + b"\x00" * 6
# By this name the product tells the public DNS from a resolver that is shut off from it.
AMAZON = b"\x09amazonses\x03com\x00"


class EmptyDns:
    """On loopback; leaving the `with` block ends it."""

    def __init__(self) -> None:
        self.silent = False
        self.questions = 0
        self.server = ThreadingUDPServer(("127.0.0.1", 0), answering(self))

    def __enter__(self) -> "EmptyDns":
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: Any) -> None:
        self.server.shutdown()
        self.server.server_close()

    def address(self) -> str:
        return f"127.0.0.1:{self.server.server_address[1]}"


def answering(dns: EmptyDns) -> type[BaseRequestHandler]:
    class Answering(BaseRequestHandler):
        def handle(self) -> None:
            dns.questions += 1
            if dns.silent:
                return
            message, socket = self.request
            end = HEADER
            while message[end]:
                end += message[end] + 1
            question = message[HEADER : end + 5]
            code = NO_SUCH_TYPE if question.startswith(AMAZON) else NO_SUCH_NAME
            socket.sendto(message[:2] + code + ONE_QUESTION + question, self.client_address)

    return Answering
