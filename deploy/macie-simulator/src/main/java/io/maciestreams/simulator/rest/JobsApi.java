package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Answers ListClassificationJobs and DescribeClassificationJob. */
final class JobsApi {

    private static final List<String> SUMMARY_OF_JOB =
            List.of("createdAt", "jobId", "jobStatus", "jobType", "lastRunErrorStatus", "name", "userPausedDetails");
    private static final List<String> SUMMARY_OF_DEFINITION = List.of("bucketCriteria", "bucketDefinitions");

    private final Account account;
    private final Listing listing =
            new Listing("filterCriteria", "items", "jobId", Set.of("createdAt", "jobStatus", "name", "jobType"));

    JobsApi(Account account) {
        this.account = account;
    }

    String list(String body) {
        JsonNode request = RequestBody.parse(body);
        Predicate<JsonNode> wanted = JobFilter.parse(request.path("filterCriteria"));
        return listing.answer(request, account.jobs().stream().filter(wanted), JobsApi::summary);
    }

    String describe(String jobId) {
        return account.job(jobId)
                .map(ObjectNode::toString)
                .orElseThrow(() -> MacieException.notFound("There is no job " + jobId));
    }

    /** A summary has neither the job's runs nor its statistics. */
    private static ObjectNode summary(ObjectNode job) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        copy(SUMMARY_OF_JOB, job, summary);
        copy(SUMMARY_OF_DEFINITION, job.path("s3JobDefinition"), summary);
        return summary;
    }

    private static void copy(List<String> members, JsonNode from, ObjectNode to) {
        members.stream().filter(from::has).forEach(member -> to.set(member, from.path(member)));
    }
}
