package io.maciestreams.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens at Macie and to ingest, each state of a finding is published once, and none that stays is missed. */
class FindingsExactlyOnceTest {

    // Tokens that count positions are no help where a page of one millisecond recurs: see the README's limits.
    @Property(tries = 400)
    void findingsThatRecurArePublishedInEachStateOnce(
            @ForAll @IntRange(min = 5, max = 9) int pageSize, @ForAll("courses") List<Event> course) {
        requireExactlyOnce(new FindingsWorld(pageSize, 3), course);
    }

    @Property(tries = 400)
    void anyNumberOfFindingsOfOneMillisecondIsPublishedOnce(
            @ForAll @IntRange(min = 1, max = 7) int pageSize, @ForAll("coursesWithoutRecurrence") List<Event> course) {
        requireExactlyOnce(new FindingsWorld(pageSize, Integer.MAX_VALUE), course);
    }

    @Provide
    Arbitrary<List<Event>> courses() {
        return courses(Arbitraries.of(Kind.class));
    }

    @Provide
    Arbitrary<List<Event>> coursesWithoutRecurrence() {
        return courses(Arbitraries.of(Kind.class)
                .filter(kind -> kind != Kind.RECURRENCE && kind != Kind.RECURRENCE_BETWEEN_LIST_AND_GET));
    }

    private static Arbitrary<List<Event>> courses(Arbitrary<Kind> kinds) {
        Arbitrary<Integer> lateness = Arbitraries.integers().between(0, (int) FindingsWorld.OVERLAP.toMillis());
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 50), lateness)
                .as(Event::new)
                .list()
                .ofMaxSize(120);
    }

    private static void requireExactlyOnce(FindingsWorld world, List<Event> course) {
        course.forEach(event -> event.kind().happen(world, event));
        world.settle();

        assertThat(world.published()).doesNotHaveDuplicates().containsAll(world.lastStates());
        assertThat(world.everyState()).containsAll(world.published());
    }

    /** Something that happens; what the number means is up to its kind. */
    record Event(Kind kind, int number, int latenessMillis) {
        Duration lateness() {
            return Duration.ofMillis(latenessMillis);
        }
    }

    /** What can happen. */
    enum Kind {
        ARRIVAL {
            @Override
            void happen(FindingsWorld world, Event event) {
                world.arrive(event.lateness());
            }
        },
        ARRIVALS_OF_ONE_MILLISECOND {
            @Override
            void happen(FindingsWorld world, Event event) {
                for (int i = 0; i < event.number() % 10; i++) {
                    world.arrive(event.lateness());
                }
            }
        },
        RECURRENCE {
            @Override
            void happen(FindingsWorld world, Event event) {
                world.recur(event.number(), event.lateness());
            }
        },
        RECURRENCE_BETWEEN_LIST_AND_GET {
            @Override
            void happen(FindingsWorld world, Event event) {
                world.beforeNextGet(() -> world.recur(event.number(), event.lateness()));
            }
        },
        STEPS {
            @Override
            void happen(FindingsWorld world, Event event) {
                for (int i = 0; i < event.number() % 5; i++) {
                    world.step();
                }
            }
        },
        STEPS_OF_LATE {
            @Override
            void happen(FindingsWorld world, Event event) {
                for (int i = 0; i < event.number() % 5; i++) {
                    world.stepOfLate();
                }
            }
        },
        FAILURE_OF_MACIE {
            @Override
            void happen(FindingsWorld world, Event event) {
                world.failNextGet();
            }
        },
        KILL {
            @Override
            void happen(FindingsWorld world, Event event) {
                world.restart();
            }
        },
        A_RELEASE_WITH_ONE_FEED {
            @Override
            void happen(FindingsWorld world, Event event) {
                world.restartOverAReleaseWithOneFeed();
            }
        },
        KILL_IN_TRANSACTION {
            @Override
            void happen(FindingsWorld world, Event event) {
                world.failNextTransaction();
            }
        },
        SLOW_OR_FAST_TRANSACTIONS {
            @Override
            void happen(FindingsWorld world, Event event) {
                world.keepTransactionsUnderWay(event.number() % 2 == 0);
            }
        },
        WAIT {
            @Override
            void happen(FindingsWorld world, Event event) {
                world.pass(Duration.ofSeconds(30L * event.number()));
            }
        };

        abstract void happen(FindingsWorld world, Event event);
    }
}
