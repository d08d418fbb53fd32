"""DNS records as their owner sees them, and a server that answers from them as an authority would."""

import socket
import struct
import threading
from collections.abc import Iterable
from typing import Any

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.rrset

TTL = 300
# What a UDP answer may hold where the asker says nothing else; longer ones come over TCP.
UDP_SIZE = 1232


class Zone:
    """Record sets by name and type; the values are as a zone file has them."""

    def __init__(self) -> None:
        self.sets: dict[tuple[str, str], list[str]] = {}

    def copy(self) -> "Zone":
        copied = Zone()
        copied.sets = {key: list(values) for key, values in self.sets.items()}
        return copied

    def put(self, name: str, kind: str, *values: str) -> None:
        self.sets[(name.lower(), kind)] = [*values]

    def drop(self, name: str, kind: str) -> None:
        self.sets.pop((name.lower(), kind), None)

    def values(self, name: str, kind: str) -> list[str]:
        return self.sets.get((name.lower(), kind), [])

    def kinds(self, name: str) -> list[str]:
        return [kind for one, kind in self.sets if one == name.lower()]

    def under(self, name: str) -> bool:
        """Whether the name exists: it has records, or one below it has."""
        return any(one == name or one.endswith("." + name) for one, _ in self.sets)

    def source(self, name: str) -> str | None:
        """The name whose records answer: itself, or the wildcard that covers it (RFC 4592)."""
        if self.under(name):
            return name
        above = name
        while "." in above:
            above = above.partition(".")[2]
            if self.under(above):
                return f"*.{above}" if self.under(f"*.{above}") else None
        return None

    def answer(self, name: str, kind: str) -> tuple[list[tuple[str, str, list[str]]], bool]:
        """The record sets that answer, the chain of CNAMEs first, and whether the last name exists."""
        chain: list[tuple[str, str, list[str]]] = []
        name = name.lower()
        for _ in range(8):
            source = self.source(name)
            if source is None:
                return chain, False
            if kind != "CNAME" and self.values(source, "CNAME"):
                target = self.values(source, "CNAME")[0]
                chain.append((name, "CNAME", [target]))
                name = target.rstrip(".").lower()
                continue
            values = self.values(source, kind)
            return chain + ([(name, kind, values)] if values else []), True
        return chain, True

    def look(self, name: str, kind: str) -> list[str]:
        """The values that a resolver ends with."""
        chain, _ = self.answer(name, kind)
        return chain[-1][2] if chain and chain[-1][1] == kind else []


class Authority:
    """Answers on loopback, over UDP and TCP, from whatever zone it holds now."""

    def __init__(self, zone: Zone) -> None:
        self.zone = zone
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", 0))
        self.port = self.udp.getsockname()[1]
        self.tcp = socket.create_server(("127.0.0.1", self.port))

    def __enter__(self) -> "Authority":
        for serve in (self.serve_udp, self.serve_tcp):
            threading.Thread(target=serve, daemon=True).start()
        return self

    def __exit__(self, *_: Any) -> None:
        self.udp.close()
        self.tcp.close()

    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def serve_udp(self) -> None:
        while True:
            try:
                asked, asker = self.udp.recvfrom(4096)
                reply = self.reply(asked)
                if len(reply.to_wire()) > UDP_SIZE:
                    reply.flags |= dns.flags.TC
                    reply.answer.clear()
                self.udp.sendto(reply.to_wire(), asker)
            except OSError:
                return

    def serve_tcp(self) -> None:
        while True:
            try:
                connection, _ = self.tcp.accept()
            except OSError:
                return
            with connection:
                (length,) = struct.unpack("!H", connection.recv(2, socket.MSG_WAITALL))
                wire = self.reply(connection.recv(length, socket.MSG_WAITALL)).to_wire()
                connection.sendall(struct.pack("!H", len(wire)) + wire)

    def reply(self, asked: bytes) -> dns.message.Message:
        query = dns.message.from_wire(asked)
        reply = dns.message.make_response(query, recursion_available=True)
        question = query.question[0]
        name = question.name.to_text(omit_final_dot=True)
        chain, exists = self.zone.answer(name, dns.rdatatype.to_text(question.rdtype))
        reply.set_rcode(dns.rcode.NOERROR if exists else dns.rcode.NXDOMAIN)
        reply.answer.extend(rrset(*one) for one in chain)
        return reply


def rrset(name: str, kind: str, values: Iterable[str]) -> dns.rrset.RRset:
    return dns.rrset.from_text_list(
        dns.name.from_text(name), TTL, dns.rdataclass.IN, dns.rdatatype.from_text(kind), values
    )


def text(value: str) -> str:
    """A text as a TXT record holds it: strings of at most 255 bytes (RFC 1035 section 3.3.14)."""
    parts = [value[i : i + 255] for i in range(0, len(value), 255)] or [""]
    return " ".join('"' + part.replace("\\", "\\\\").replace('"', '\\"') + '"' for part in parts)


def joined(value: str) -> str:
    """What the strings of a TXT record say together."""
    data = dns.rrset.from_text("x.", TTL, "IN", "TXT", value)[0]
    return b"".join(data.strings).decode()
