package io.maciestreams.local;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Small programs to run as child processes. */
final class TestingPrograms {
    private TestingPrograms() {}

    static JavaProgram program(Class<?> main, Path folder, String... arguments) {
        String name = main.getSimpleName().toLowerCase(java.util.Locale.ROOT);
        return JavaProgram.main(
                        name, System.getProperty("java.class.path"), main.getName(), folder.resolve(name + ".log"))
                .inBriefJvm("64m")
                .withArguments(arguments);
    }

    /** Prints a line and waits to be stopped. */
    static final class Waiting {
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("waiting");
            new CountDownLatch(1).await();
        }
    }

    /** Asks for the address that its argument names when it is told to stop. */
    static final class Parting {
        public static void main(String[] arguments) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                System.out.println("parting: " + LoopbackHttp.isOk(java.net.URI.create(arguments[0])));
            }));
            System.out.println("waiting");
            new CountDownLatch(1).await();
        }
    }

    /** Does not stop when asked to. */
    static final class Stubborn {
        public static void main(String[] arguments) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                    java.util.concurrent.locks.LockSupport.park();
                }
            }));
            System.out.println("waiting");
            new CountDownLatch(1).await();
        }
    }

    /** Fails at once, for a reason. */
    static final class Failing {
        public static void main(String[] arguments) {
            System.out.println("starting");
            throw new IllegalStateException("the disk is full");
        }
    }

    /** Prints its environment, arguments and working directory. */
    static final class Telling {
        public static void main(String[] arguments) {
            System.out.println(System.getenv("TOLD") + " " + String.join(" ", arguments) + " in "
                    + Path.of("").toAbsolutePath());
        }
    }

    /** Starts a stack in the folder that its argument names, and waits to be stopped. */
    static final class StackOwner {
        public static void main(String[] arguments) throws InterruptedException {
            LocalStack.start(Path.of(arguments[0]));
            System.out.println("started");
            new CountDownLatch(1).await();
        }
    }
}
