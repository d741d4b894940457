package io.maciestreams.sink;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.io.Decoder;

/** How a record becomes an object, whose members have an order of their own. Not for records inside themselves. */
final class RecordForm implements JsonForm {

    /**
     * What becomes of a field.
     *
     * @param form of the whole member; one that writes nothing for a field that is left out
     * @param place where in the object
     */
    record Field(JsonForm form, int place) {}

    private final Field[] fields;
    private final boolean inOrder;
    private final int[] starts;
    private final int[] ends;

    /** One of fields in the order in which they are read; each has another place, from 0 on. */
    RecordForm(List<Field> fields) {
        this.fields = fields.toArray(Field[]::new);
        this.inOrder =
                IntStream.range(0, fields.size()).allMatch(i -> fields.get(i).place() == i);
        this.starts = new int[fields.size()];
        this.ends = new int[fields.size()];
    }

    @Override
    public void write(Decoder value, JsonBytes json) throws IOException {
        int start = json.size();
        for (Field field : fields) {
            starts[field.place] = json.size();
            field.form.write(value, json);
            ends[field.place] = json.size();
        }
        if (inOrder) {
            json.object(start);
        } else {
            arrange(start, json);
        }
    }

    // Writes all once more in the right order, and takes out what was in the other.
    private void arrange(int start, JsonBytes json) {
        int end = json.size();
        for (int place = 0; place < fields.length; place++) {
            json.again(starts[place], ends[place]);
        }
        json.object(end);
        json.cutOut(start, end);
    }
}
