"""What Route 53 refuses and moto takes. Each rule has its source in the Route 53 documentation."""

from typing import Any

LONGEST_STRING = 255
LONGEST_VALUE = 4000


class Refused(Exception):
    """Route 53 would answer InvalidChangeBatch."""


def check(batch: dict[str, Any], existing: list[dict[str, Any]]) -> None:
    """Raises Refused where Route 53 would.

    existing: the record sets of the zone, as ListResourceRecordSets gives them.
    """
    sets = {(one["Name"], one["Type"]): one for one in existing}
    for change in batch["Changes"]:
        record = change["ResourceRecordSet"]
        key = (record["Name"], record["Type"])
        values = [one["Value"] for one in record["ResourceRecords"]]
        for value in values:
            well_formed(record["Type"], value)
        if len(set(values)) != len(values):
            # "Duplicate Resource Record", Troubleshooting, InvalidChangeBatch
            raise Refused(f"{key}: the same value twice")
        match change["Action"]:
            case "CREATE":
                # API reference, Change: CREATE fails where a record set of name and type exists.
                if key in sets:
                    raise Refused(f"{key}: it already exists")
                sets[key] = record
            case "UPSERT":
                sets[key] = record
            case "DELETE":
                # API reference, Change: name, type, TTL and all values must match what exists.
                if key not in sets or not same(sets[key], record):
                    raise Refused(f"{key}: not found as it is to be deleted")
                del sets[key]
            case other:
                raise Refused(f"{other} is no action")
    beside_cname(sets)


def beside_cname(sets: dict[tuple[str, str], Any]) -> None:
    """Developer guide, "CNAME record type": no other record of the same name; one value alone."""
    names = [name for name, _ in sets]
    for (name, kind), record in sets.items():
        if kind == "CNAME" and names.count(name) > 1:
            raise Refused(f"{name}: a CNAME beside another record")
        if kind == "CNAME" and len(record["ResourceRecords"]) > 1:
            raise Refused(f"{name}: a CNAME with several values")


def well_formed(kind: str, value: str) -> None:
    """Developer guide, "TXT record type" and "MX record type"."""
    if len(value) > LONGEST_VALUE:
        raise Refused(f"a value of {len(value)} characters")
    if kind == "TXT":
        for string in quoted_strings(value):
            if len(string) > LONGEST_STRING:
                raise Refused(f"a string of {len(string)} characters")
    if kind == "MX":
        priority, _, host = value.partition(" ")
        if not priority.isdigit() or not host.strip():
            raise Refused(f"no MX value: {value}")


def quoted_strings(value: str) -> list[str]:
    strings, rest = [], value.strip()
    while rest:
        if not rest.startswith('"'):
            raise Refused(f"a TXT value that is not quoted: {value}")
        end = 1
        while end < len(rest) and rest[end] != '"':
            end += 2 if rest[end] == "\\" else 1
        if end >= len(rest):
            raise Refused(f"a TXT value whose quotes do not close: {value}")
        strings.append(rest[1:end])
        rest = rest[end + 1 :].strip()
    return strings


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    values = [
        sorted(value["Value"] for value in record["ResourceRecords"]) for record in (one, other)
    ]
    return values[0] == values[1] and one["TTL"] == other["TTL"]
