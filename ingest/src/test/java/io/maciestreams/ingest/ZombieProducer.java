package io.maciestreams.ingest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;

/** A producer that is held up, with its transaction open, just before it would commit. */
final class ZombieProducer {

    private final Producer<String, SpecificRecord> real;
    private Runnable meanwhile = () -> {};

    ZombieProducer(Producer<String, SpecificRecord> real) {
        this.real = real;
    }

    /** What happens before the commit; everything sent has reached the broker by then. */
    void beforeCommit(Runnable event) {
        meanwhile = event;
    }

    @SuppressWarnings("unchecked") // A proxy of the interface, whatever its type arguments.
    Producer<String, SpecificRecord> producer() {
        return (Producer<String, SpecificRecord>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commitTransaction")) {
                        real.flush();
                        meanwhile.run();
                    }
                    return invoke(method, arguments);
                });
    }

    private Object invoke(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
