package io.maciestreams.sink;

import java.io.IOException;
import org.apache.avro.io.Decoder;

/** How a field becomes a member of an object, with a comma before it. */
final class MemberForm implements JsonForm {

    private final byte[] name;
    private final JsonForm form;
    private final byte[] ofNull;

    /**
     * One member.
     *
     * @param empty its value where the field is null; nothing where it is left out then
     */
    MemberForm(String name, JsonForm form, String empty) {
        String begin = ",\"" + name + "\":";
        this.name = JsonBytes.ascii(begin);
        this.form = form;
        this.ofNull = JsonBytes.ascii(empty.isEmpty() ? "" : begin + empty);
    }

    @Override
    public void write(Decoder value, JsonBytes json) throws IOException {
        int start = json.size();
        json.raw(name);
        int empty = json.size();
        form.write(value, json);
        if (json.size() == empty) {
            json.cutTo(start);
            json.raw(ofNull);
        }
    }
}
