"""Calls every operation of a running simulator through a client of AWS's own, and checks what it answers.

    python3 check.py boto3 ENDPOINT   boto3
    python3 check.py aws ENDPOINT     the AWS command line

Prints one line of JSON: the client's version and, by operation, how many calls answered well and how many were refused
as they should be. Exits with 1 and one line on standard error where an answer is wrong.
It changes the account: run it against a simulator of its own.
"""

import contextlib
import io
import json
import os
import re
import sys
import tempfile
from collections import Counter

REGION = "us-east-1"
KEY = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
NO_BUCKET = "arn:aws:s3:::not-there"
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_MAX_ATTEMPTS": "1"}
FINDING_TYPES = 11


class Refused(Exception):
    """The simulator answered with an error of Macie's."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Boto3:
    def __init__(self, endpoint):
        import boto3

        self.version = "boto3 " + boto3.__version__
        os.environ.update(CREDENTIALS)
        self.client = boto3.client("macie2", endpoint_url=endpoint, region_name=REGION)

    def call(self, operation, **parameters):
        from botocore.exceptions import ClientError

        try:
            answer = getattr(self.client, snake(operation))(**parameters)
        except ClientError as e:
            raise Refused(e.response["Error"]["Code"]) from e
        answer.pop("ResponseMetadata")
        return spelled(answer)

    def all(self, operation, member, **parameters):
        paginator = self.client.get_paginator(snake(operation))
        return [element for page in paginator.paginate(**parameters) for element in spelled(page)[member]]


class AwsCli:
    """What the program "aws" runs, in this process: a start of Python for each command costs more than the command."""

    def __init__(self, endpoint):
        from awscli.clidriver import create_clidriver

        os.environ.update(CREDENTIALS, AWS_PAGER="")
        self.driver = create_clidriver()
        self.command = ["macie2", "--endpoint-url", endpoint, "--region", REGION, "--output", "json"]
        self.version = self.run(["--version"]).strip()

    def call(self, operation, **parameters):
        """One request: the page that it asks for and no other."""
        return self.json(operation, parameters, ["--no-paginate"] if operation.startswith(("List", "Describe")) else [])

    def all(self, operation, member, **parameters):
        return self.json(operation, parameters, [])[member]

    def json(self, operation, parameters, options):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(parameters, file)
            file.flush()
            name = snake(operation).replace("_", "-")
            output = self.run(self.command + [name, "--cli-input-json", "file://" + file.name] + options)
        return json.loads(output) if output.strip() else {}

    def run(self, command):
        output, errors = Terminal(), Terminal()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
            code = self.exit_code(command)
        if code == 0:
            return output.text()
        error = re.search(r"An error occurred \((\w+)\)", errors.text())
        if error:
            raise Refused(error.group(1))
        raise SystemExit(f"aws {' '.join(command)} exited with {code}: {errors.text().strip()}")

    def exit_code(self, command):
        try:
            return self.driver.main(command)
        except SystemExit as end:
            return end.code or 0


class Terminal(io.TextIOWrapper):
    """Keeps what is written to it, as text or as bytes."""

    def __init__(self):
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    def text(self):
        return self.buffer.getvalue().decode()


class Counted:
    """A client whose calls are counted, by operation, apart for answers and refusals."""

    def __init__(self, client):
        self.client = client
        self.answered = Counter()
        self.refused = Counter()

    def call(self, operation, **parameters):
        answer = self.client.call(operation, **parameters)
        self.answered[operation] += 1
        return answer

    def all(self, operation, member, **parameters):
        elements = self.client.all(operation, member, **parameters)
        self.answered[operation] += 1
        return elements

    def refuses(self, code, operation, **parameters):
        try:
            self.client.call(operation, **parameters)
        except Refused as refusal:
            same(f"{operation} is refused with", refusal.code, code)
            self.refused[operation] += 1
            return
        raise SystemExit(f"{operation} {parameters} is not refused")


def spelled(answer):
    """The answer with its times as texts."""
    return json.loads(json.dumps(answer, default=lambda time: time.isoformat()))


def snake(operation):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", operation).lower()


def same(what, actual, expected):
    if actual != expected:
        raise SystemExit(f"{what}: {actual!r}, not {expected!r}")


def holds(what, truth):
    if not truth:
        raise SystemExit(f"{what}: does not hold")


def check_session(macie):
    session = macie.call("GetMacieSession")
    same("status", session["status"], "ENABLED")
    same("findingPublishingFrequency", session["findingPublishingFrequency"], "FIFTEEN_MINUTES")
    holds("Macie was enabled at some time", session["createdAt"].startswith("20"))


def check_findings(macie):
    ids = macie.all("ListFindings", "findingIds")
    holds("findings fill more than a page", len(ids) > 50)
    same("findings listed once", len(set(ids)), len(ids))
    page = macie.call("ListFindings", maxResults=3)
    same("findings on a page", page["findingIds"], ids[:3])
    next_page = macie.call("ListFindings", maxResults=3, nextToken=page["nextToken"])
    same("findings on the next page", next_page["findingIds"], ids[3:6])
    found = macie.call("GetFindings", findingIds=ids[:50])["findings"]
    same("findings described", {finding["id"] for finding in found}, set(ids[:50]))
    high = {finding["id"] for finding in found if finding["severity"]["description"] == "High"}
    criterion = {"severity.description": {"eq": ["High"]}}
    listed = macie.all("ListFindings", "findingIds", findingCriteria={"criterion": criterion})
    same("findings of high severity", high, set(listed) & set(ids[:50]))
    sort = {"attributeName": "updatedAt", "orderBy": "DESC"}
    newest = macie.call("ListFindings", sortCriteria=sort, maxResults=5)["findingIds"]
    described = macie.call("GetFindings", findingIds=newest, sortCriteria=sort)["findings"]
    same("findings from the newest on", [finding["id"] for finding in described], newest)
    macie.refuses("ValidationException", "ListFindings", maxResults=0)
    macie.refuses("ValidationException", "GetFindings", findingIds=[])


def check_samples(macie):
    samples = {"criterion": {"sample": {"eq": ["true"]}}}
    before = macie.all("ListFindings", "findingIds", findingCriteria=samples)
    macie.call("CreateSampleFindings")
    macie.call("CreateSampleFindings", findingTypes=["Policy:IAMUser/S3BucketPublic"])
    made = set(macie.all("ListFindings", "findingIds", findingCriteria=samples)) - set(before)
    found = macie.call("GetFindings", findingIds=sorted(made))["findings"]
    types = Counter(finding["type"] for finding in found)
    same("types of samples", len(types), FINDING_TYPES)
    same("samples of the type that was asked for again", types["Policy:IAMUser/S3BucketPublic"], 2)
    same("samples", len(found), FINDING_TYPES + 1)
    macie.refuses("ValidationException", "CreateSampleFindings", findingTypes=["Policy:IAMUser/NotOne"])


def check_buckets(macie):
    buckets = macie.all("DescribeBuckets", "buckets")
    holds("there are buckets", len(buckets) > 2)
    named = macie.call("DescribeBuckets", criteria={"bucketName": {"eq": [buckets[0]["bucketName"]]}})["buckets"]
    same("the bucket of a name", named, buckets[:1])
    statistics = macie.call("GetBucketStatistics", accountId="111122223333")
    same("bucketCount", statistics["bucketCount"], len(buckets))
    same("objectCount", statistics["objectCount"], sum(bucket.get("objectCount") or 0 for bucket in buckets))
    macie.refuses("ValidationException", "DescribeBuckets", criteria={"colour": {"eq": ["blue"]}})
    macie.refuses("ValidationException", "GetBucketStatistics", accountId="me")
    return max(buckets, key=lambda bucket: bucket.get("objectCount") or 0)["bucketArn"]


def score_of(macie, arn):
    score = macie.call("GetResourceProfile", resourceArn=arn)["sensitivityScore"]
    name = arn.split(":")[-1]
    bucket = macie.call("DescribeBuckets", criteria={"bucketName": {"eq": [name]}})["buckets"][0]
    same("sensitivityScore of bucket and profile", bucket["sensitivityScore"], score)
    return score


def check_detections(macie, arn):
    detections = macie.all("ListResourceProfileDetections", "detections", resourceArn=arn)
    page = macie.call("ListResourceProfileDetections", resourceArn=arn, maxResults=2)
    same("detections on a page", page["detections"], detections[:2])
    statistics = macie.call("GetResourceProfile", resourceArn=arn)["statistics"]
    same("totalDetections", statistics["totalDetections"], sum(each["count"] for each in detections))
    one = max(detections, key=lambda each: each["count"])
    suppressed = [{"id": one["id"], "type": one["type"]}]
    macie.call("UpdateResourceProfileDetections", resourceArn=arn, suppressDataIdentifiers=suppressed)
    after = macie.call("GetResourceProfile", resourceArn=arn)["statistics"]
    same("totalDetections after suppressing", after["totalDetections"], statistics["totalDetections"])
    same("totalDetectionsSuppressed", after["totalDetectionsSuppressed"], one["count"])
    listed = macie.all("ListResourceProfileDetections", "detections", resourceArn=arn)
    same("suppressed types", [each["id"] for each in listed if each["suppressed"]], [one["id"]])
    macie.call("UpdateResourceProfileDetections", resourceArn=arn)
    cleared = macie.call("GetResourceProfile", resourceArn=arn)["statistics"]
    same("totalDetectionsSuppressed once cleared", cleared["totalDetectionsSuppressed"], 0)
    macie.refuses("ResourceNotFoundException", "ListResourceProfileDetections", resourceArn=NO_BUCKET)
    macie.refuses("ResourceNotFoundException", "UpdateResourceProfileDetections", resourceArn=NO_BUCKET)


def check_scores(macie, arn):
    macie.call("UpdateResourceProfile", resourceArn=arn)
    calculated = score_of(macie, arn)
    holds("a bucket with sensitive data scores 51 to 99", 51 <= calculated <= 99)
    macie.call("UpdateResourceProfile", resourceArn=arn, sensitivityScoreOverride=100)
    same("the overridden score", score_of(macie, arn), 100)
    overridden = macie.call("GetResourceProfile", resourceArn=arn)["sensitivityScoreOverridden"]
    same("sensitivityScoreOverridden", overridden, True)
    macie.call("UpdateResourceProfile", resourceArn=arn)
    same("the score that is calculated again", score_of(macie, arn), calculated)
    macie.refuses("ValidationException", "UpdateResourceProfile", resourceArn=arn, sensitivityScoreOverride=99)
    macie.refuses("ResourceNotFoundException", "GetResourceProfile", resourceArn=NO_BUCKET)


def check_artifacts(macie, arn):
    artifacts = macie.all("ListResourceProfileArtifacts", "artifacts", resourceArn=arn)
    statistics = macie.call("GetResourceProfile", resourceArn=arn)["statistics"]
    analysed = statistics["totalItemsClassified"] + statistics["totalItemsSkipped"]
    same("artifacts", len(artifacts), min(100, analysed))
    sensitive = [artifact["sensitive"] for artifact in artifacts]
    same("sensitive objects come first", sensitive, sorted(sensitive, reverse=True))
    same("sensitive objects", sum(sensitive), min(100, statistics["totalItemsSensitive"]))
    holds("objects of the bucket", all(artifact["arn"].startswith(arn + "/") for artifact in artifacts))
    macie.refuses("ResourceNotFoundException", "ListResourceProfileArtifacts", resourceArn=NO_BUCKET)


def check_jobs(macie):
    jobs = macie.all("ListClassificationJobs", "items")
    status = {job["jobStatus"] for job in jobs}
    same("every status", status, {"RUNNING", "PAUSED", "CANCELLED", "COMPLETE", "IDLE", "USER_PAUSED"})
    running = next(job for job in jobs if job["jobStatus"] == "RUNNING" and job["jobType"] == "ONE_TIME")
    includes = [{"key": "jobStatus", "comparator": "EQ", "values": ["RUNNING"]}]
    listed = macie.all("ListClassificationJobs", "items", filterCriteria={"includes": includes})
    holds("a running job among the running", running["jobId"] in {job["jobId"] for job in listed})

    def status_of(job):
        return macie.call("DescribeClassificationJob", jobId=job["jobId"])["jobStatus"]

    for wanted in ["USER_PAUSED", "RUNNING", "CANCELLED"]:
        macie.call("UpdateClassificationJob", jobId=running["jobId"], jobStatus=wanted)
        same("jobStatus", status_of(running), wanted)
    macie.refuses("ValidationException", "UpdateClassificationJob", jobId=running["jobId"], jobStatus="RUNNING")
    same("jobStatus after a refused change", status_of(running), "CANCELLED")
    macie.refuses("ResourceNotFoundException", "UpdateClassificationJob", jobId="0" * 32, jobStatus="CANCELLED")
    macie.refuses("ResourceNotFoundException", "DescribeClassificationJob", jobId="0" * 32)


def check_export(macie):
    same("the export configuration at first", macie.call("GetClassificationExportConfiguration"), {})
    destination = {"s3Destination": {"bucketName": "results-bucket", "kmsKeyArn": KEY, "keyPrefix": "macie/"}}
    put = macie.call("PutClassificationExportConfiguration", configuration=destination)
    same("the export configuration that was put", put["configuration"], destination)
    got = macie.call("GetClassificationExportConfiguration")
    same("the export configuration", got["configuration"], destination)
    invalid = {"s3Destination": {"bucketName": "results-bucket", "kmsKeyArn": "alias/mine"}}
    macie.refuses("ValidationException", "PutClassificationExportConfiguration", configuration=invalid)


def check(macie):
    check_session(macie)
    check_findings(macie)
    check_samples(macie)
    fullest = check_buckets(macie)
    check_detections(macie, fullest)
    check_scores(macie, fullest)
    check_artifacts(macie, fullest)
    check_jobs(macie)
    check_export(macie)


def main(kind, endpoint):
    client = Boto3(endpoint) if kind == "boto3" else AwsCli(endpoint)
    macie = Counted(client)
    check(macie)
    print(json.dumps({"client": client.version, "answered": macie.answered, "refused": macie.refused}))


if __name__ == "__main__":
    main(*sys.argv[1:])
