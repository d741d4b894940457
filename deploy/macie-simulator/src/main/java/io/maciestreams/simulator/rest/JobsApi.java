package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.jobs.StatusChange;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Answers ListClassificationJobs, DescribeClassificationJob and UpdateClassificationJob. */
final class JobsApi {

    private static final List<String> SUMMARY_OF_JOB =
            List.of("createdAt", "jobId", "jobStatus", "jobType", "lastRunErrorStatus", "name", "userPausedDetails");
    private static final List<String> SUMMARY_OF_DEFINITION = List.of("bucketCriteria", "bucketDefinitions");

    private final Account account;
    private final Listing listing = new Listing(
            "filterCriteria",
            "items",
            "jobId",
            Set.of("createdAt", "jobStatus", "name", "jobType"),
            PageRequest.MOST_RESULTS);

    JobsApi(Account account) {
        this.account = account;
    }

    String list(JsonNode request) {
        Predicate<JsonNode> wanted = JobFilter.parse(request.path("filterCriteria"));
        return listing.answer(request, account.jobs().stream().filter(wanted), JobsApi::summary);
    }

    String describe(JsonNode request) {
        return job(request).toString();
    }

    String update(JsonNode request) {
        String wanted = request.path("jobStatus").textValue();
        synchronized (account) {
            ObjectNode job = job(request);
            account.putJob(StatusChange.of(job, wanted, account.now()).orElseThrow(() -> refused(job, wanted)));
        }
        return Answer.NOTHING;
    }

    private ObjectNode job(JsonNode request) {
        String jobId = request.path("jobId").textValue();
        return account.job(jobId).orElseThrow(() -> MacieException.notFound("There is no job " + jobId));
    }

    /** Of Macie's own messages one is known, by the clients that look for it: that of a cancelled job. */
    private static MacieException refused(JsonNode job, String wanted) {
        String jobId = job.path("jobId").textValue();
        String current = job.path("jobStatus").textValue();
        return MacieException.invalid(
                current.equals("CANCELLED")
                        ? "cannot update cancelled job for job " + jobId
                        : "cannot change the status of job " + jobId + " from " + current + " to " + wanted);
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
