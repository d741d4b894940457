package io.maciestreams.local;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;

/** What programs leave behind in a broker when they have ended. */
final class TopicsAndGroups {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 50;

    private TopicsAndGroups() {}

    /** Returns when there are none. */
    static void delete(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            deleteGroups(admin);
            admin.deleteTopics(topics(admin)).all().get();
            awaitNoTopic(admin);
        } catch (ExecutionException e) {
            throw new StackException("Cannot delete topics and groups: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while deleting topics and groups", e);
        }
    }

    // A member that was killed would keep its group for as long as its session.
    private static void deleteGroups(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> groups = admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .collect(Collectors.toSet());
        for (String group : withMembers(admin, groups)) {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
        admin.deleteConsumerGroups(groups).all().get();
    }

    private static List<String> withMembers(Admin admin, Collection<String> groups)
            throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(groups).all().get().entrySet().stream()
                .filter(group -> !group.getValue().members().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    // Kafka goes on listing a deleted topic for a moment.
    private static void awaitNoTopic(Admin admin) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!topics(admin).isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new StackException("Topics are still there: " + topics(admin));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static Set<String> topics(Admin admin) throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }
}
