package io.maciestreams.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.ResourcesAffected;
import io.maciestreams.avro.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A result as one line of JSON, member by member in the order of Macie's result files. */
final class ResultJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonMembers members;

    private ResultJson(JsonMembers members) {
        this.members = members;
    }

    /** The line with its line feed, in UTF-8; equal results give equal bytes. */
    static byte[] line(DataClassificationResult result) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            new ResultJson(new JsonMembers(json)).result(result);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write JSON in memory", e);
        }
        return bytes.toByteArray();
    }

    private void result(DataClassificationResult result) throws IOException {
        members.text("schemaVersion", result.getSchemaVersion());
        members.text("id", result.getId());
        members.text("accountId", result.getAccountId());
        members.text("partition", result.getPartition());
        members.text("region", result.getRegion());
        members.text("type", result.getType());
        members.text("title", result.getTitle());
        members.text("description", result.getDescription());
        members.object("severity", result.getSeverity(), this::severity);
        members.time("createdAt", result.getCreatedAt());
        members.object("resourcesAffected", result.getResourcesAffected(), this::resources);
        members.text("category", result.getCategory());
        members.object("classificationDetails", result.getClassificationDetails(), this::details);
    }

    private void severity(Severity severity) throws IOException {
        members.integer("score", severity.getScore());
        members.text("description", severity.getDescription());
    }

    private void resources(ResourcesAffected resources) throws IOException {
        members.object("s3Bucket", resources.getS3Bucket(), new BucketJson(members)::bucket);
        members.object("s3Object", resources.getS3Object(), new ObjectJson(members)::object);
    }

    private void details(ClassificationDetails details) throws IOException {
        members.text("jobArn", details.getJobArn());
        members.object("result", details.getResult(), new DetectionsJson(members)::result);
        members.text("detailedResultsLocation", details.getDetailedResultsLocation());
        members.text("jobId", details.getJobId());
        members.text("originType", details.getOriginType());
    }
}
