"""Writes template.yaml as SAM translates it, which is what CloudFormation is given in the end, and what it excuses from the packs.

aws-sam-translator comes with cfn-lint.
"""

import json
import os
import sys

from cfnlint.decode import decode
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

# The translator asks boto3 for the region, and AWS for nothing.
os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")


class Uploaded:
    """What sam deploy does first: every local file is somewhere in S3."""

    @staticmethod
    def upload(resources):
        for resource in resources.values():
            properties = resource.get("Properties", {})
            for key in ("CodeUri", "DefinitionUri"):
                if key in properties:
                    properties[key] = "s3://bucket/" + properties[key]


def main(file, translated_file, excuses_file):
    template, problems = decode(file)
    if problems:
        sys.exit(str(problems))
    template = json.loads(json.dumps(template))
    excuses = {name: it["Metadata"]["packs"] for name, it in template["Resources"].items() if "packs" in it.get("Metadata", {})}
    excuses["*"] = template["Metadata"]["packs"]
    Uploaded.upload(template["Resources"])
    # What has no default gets a value that its pattern allows.
    values = {name: it.get("Default", "https://provider.example.com/v1") for name, it in template["Parameters"].items()}
    translated = Translator({}, Parser()).translate(template, values)
    with open(translated_file, "w", encoding="utf-8") as out:
        json.dump(translated, out, indent=1)
    with open(excuses_file, "w", encoding="utf-8") as out:
        json.dump(excuses, out)


main(*sys.argv[1:])
