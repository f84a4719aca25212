package ocpp.operator.http;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * One method of one path: what it is for, for the OpenAPI document, and what does it.
 *
 * @param path with {@code {name}} for a segment that varies
 * @param summary one sentence
 * @param tag the group it is listed under
 * @param body what it takes, null for nothing
 * @param answers what it answers with, the usual one first
 * @param problems what else it may answer; those that every route may answer are left out
 */
public record Route(
        Method method,
        String path,
        String summary,
        String tag,
        List<Parameter> parameters,
        @Nullable Content body,
        List<Answer> answers,
        Set<ProblemKind> problems,
        Handler handler) {

    /** The methods of the API. */
    public enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    /** Answers a request; a {@link ProblemException}, thrown or in the stage, becomes its problem. */
    @FunctionalInterface
    public interface Handler {
        CompletionStage<HttpResponse> handle(ApiRequest request);
    }

    /** A media type and the schema of what it holds, null for text that has none. */
    public record Content(String mediaType, @Nullable Schema schema) {}

    /** What a status means. */
    public record Answer(int status, String meaning, List<Content> contents) {}

    /** A description to be filled in. */
    public static Draft of(Method method, String path, String summary) {
        return new Draft(method, path, summary);
    }

    /** Its segments, without the slash before the first. */
    List<String> segments() {
        return List.of(path.substring(1).split("/", -1));
    }

    /** Collects the parts of a route. */
    public static final class Draft {
        private final Method method;
        private final String path;
        private final String summary;
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<Answer> answers = new ArrayList<>();
        private final Set<ProblemKind> problems = EnumSet.noneOf(ProblemKind.class);
        private String tag = "";
        private @Nullable Content body;

        private Draft(Method method, String path, String summary) {
            this.method = method;
            this.path = path;
            this.summary = summary;
        }

        public Draft tag(String name) {
            tag = name;
            return this;
        }

        public Draft takes(Parameter... more) {
            parameters.addAll(List.of(more));
            return this;
        }

        public Draft takes(List<Parameter> more) {
            parameters.addAll(more);
            return this;
        }

        public Draft body(Schema schema) {
            body = new Content("application/json", schema);
            return this;
        }

        /** Answers with JSON. */
        public Draft answers(int status, String meaning, Schema schema) {
            return answers(status, meaning, new Content("application/json", schema));
        }

        /** Answers with JSON, or with text of this media type for those who ask for it. */
        public Draft answers(int status, String meaning, Schema schema, String mediaType) {
            return answers(status, meaning, new Content("application/json", schema), new Content(mediaType, null));
        }

        public Draft answers(int status, String meaning, Content... contents) {
            answers.add(new Answer(status, meaning, List.of(contents)));
            return this;
        }

        public Draft problems(ProblemKind... kinds) {
            problems.addAll(List.of(kinds));
            return this;
        }

        public Route by(Handler handler) {
            return new Route(
                    method,
                    path,
                    summary,
                    tag,
                    List.copyOf(parameters),
                    body,
                    List.copyOf(answers),
                    Set.copyOf(problems),
                    handler);
        }
    }
}
