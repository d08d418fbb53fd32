"""The stack's template as the CDK writes it, read with the names that its resources have here."""

from typing import Any

Names = dict[str, dict[str, str]]


class StackTemplate:
    """`names` are the values of `Ref` and of attributes by resource type, one resource each."""

    def __init__(self, body: dict[str, Any], names: Names) -> None:
        self.resources = body["Resources"]
        self.names = names

    def properties(self, kind: str) -> dict[str, Any]:
        """Of the one resource of this type, with every placeholder filled in."""
        (resource,) = (one for one in self.resources.values() if one["Type"] == kind)
        return self.filled_in(resource["Properties"])

    def state_machine(self) -> str:
        """The definition of the one state machine."""
        properties = self.properties("AWS::StepFunctions::StateMachine")
        definition = properties["DefinitionString"]
        for name, value in properties.get("DefinitionSubstitutions", {}).items():
            definition = definition.replace(f"${{{name}}}", value)
        return definition

    def filled_in(self, value: Any) -> Any:
        """A placeholder that is not known here stays as it is."""
        match value:
            case {"Ref": "AWS::Partition"}:
                return "aws"
            case {"Ref": resource}:
                return self.named(resource, "Ref") or value
            case {"Fn::GetAtt": [resource, attribute]}:
                return self.named(resource, attribute) or value
            case {"Fn::Join": [between, parts]}:
                filled = [self.filled_in(part) for part in parts]
                known = all(isinstance(part, str) for part in filled)
                return between.join(filled) if known else value
            case dict():
                return {key: self.filled_in(part) for key, part in value.items()}
            case list():
                return [self.filled_in(part) for part in value]
        return value

    def named(self, resource: str, attribute: str) -> str | None:
        kind = self.resources.get(resource, {}).get("Type")
        return self.names.get(kind, {}).get(attribute)
