package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import reelay.provider.job.JobRequest;
import reelay.video.Json;
import reelay.video.Operation;
import reelay.video.VideoRequest;

/** The fields each operation takes (protocol section 1.2), files aside. */
final class SubmitFields {

    private SubmitFields() {}

    /**
     * As JSON. {@code seconds} is a string and always there where it may be: omitted, some
     * providers bill another length than they make (protocol section 7.1).
     */
    static ObjectNode json(JobRequest job) {
        VideoRequest request = job.request();
        ObjectNode fields = Json.object();
        switch (request.operation()) {
            case Operation.Create create -> {
                fields.put("model", request.model());
                fields.put("prompt", request.prompt().text());
                fields.put("seconds", Integer.toString(request.seconds()));
                fields.put("size", request.size().toString());
                create.extra().fields().forEach(fields::putIfAbsent);
            }
            case Operation.Remix _ -> fields.put("prompt", request.prompt().text());
            case Operation.Edit edit -> {
                if (edit.fromUpload()) {
                    // No job says what made the file (protocol section 1.2).
                    fields.put("model", request.model());
                }
                putSource(fields, job);
                fields.put("prompt", request.prompt().text());
            }
            case Operation.Extension extension -> {
                putSource(fields, job);
                fields.put("prompt", request.prompt().text());
                fields.put("seconds", Integer.toString(extension.addedSeconds()));
            }
        }
        return fields;
    }

    private static void putSource(ObjectNode fields, JobRequest job) {
        job.sourceJob().ifPresent(id -> fields.putObject("video").put("id", id));
    }

    /** One field of a form; of a list there are several with the same name. */
    record FormField(String name, String value) {}

    /** As form fields: members of an object are named {@code a[b]}, those of a list {@code a[]}. */
    static List<FormField> form(JobRequest job) {
        List<FormField> fields = new ArrayList<>();
        json(job).properties().forEach(field -> add(fields, field.getKey(), field.getValue()));
        return fields;
    }

    private static void add(List<FormField> fields, String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(element -> add(fields, name + "[]", element));
        } else if (value.isObject()) {
            value.properties()
                    .forEach(it -> add(fields, name + "[" + it.getKey() + "]", it.getValue()));
        } else {
            fields.add(new FormField(name, value.asText()));
        }
    }
}
