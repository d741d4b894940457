package io.maciestreams.cli.notifier;

import io.maciestreams.avro.Alert;
import io.maciestreams.cli.RecordJson;
import io.maciestreams.cli.alerts.AlertText;
import java.util.Map;

/** What a request holds of an alert. */
enum AlertForm {
    /** The alert, members as in its schema. */
    JSON {
        @Override
        String body(Alert alert) {
            return RecordJson.line(alert);
        }
    },
    /** One line of text, with the console's address behind it. */
    SLACK {
        @Override
        String body(Alert alert) {
            String url = alert.getConsoleUrl();
            String text = escaped(AlertText.line(alert)) + (url == null ? "" : "\n" + escaped(url));
            return RecordJson.line(Map.of("text", text));
        }
    };

    abstract String body(Alert alert);

    /** The same for the same state of an alert, however often it is sent; different for any other. */
    static String idempotencyKey(Alert alert) {
        return String.join(
                "-",
                alert.getId(),
                alert.getState(),
                String.valueOf(alert.getCount()),
                String.valueOf(AlertText.time(alert).toEpochMilli()));
    }

    // Slack's three control characters: a name must not make a link or call a channel.
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
