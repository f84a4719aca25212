package ocpp.operator.http;

/** Every kind of problem the API answers with (RFC 9457); its type is the place in /docs that explains it. */
public enum ProblemKind {
    NO_SUCH_ROUTE("no-such-route", 404, "There is no such route", "See /docs for those there are."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed", 405, "The route does not take this method", "The Allow header names those it takes."),
    BAD_PARAMETER("bad-parameter", 400, "A parameter is not as expected", "Nothing was done."),
    BAD_BODY("bad-body", 400, "The body cannot be read", "It is to be one JSON object. Nothing was done."),
    BODY_TOO_LARGE("body-too-large", 413, "The body is too large", "Nothing was done."),
    FOREIGN_ORIGIN(
            "foreign-origin",
            403,
            "A page of another site may not use this API",
            "Use the console of this server, or a program that is no browser."),
    NOT_ACCEPTABLE("not-acceptable", 406, "The answer has no such form", "Leave out the Accept header for JSON."),
    NOT_FOUND("not-found", 404, "There is nothing of this name", "Check the identity; lists show what there is."),
    SCHEMA_FAULT(
            "schema-fault",
            422,
            "The body is not what the schema says",
            "pointer names the place in the body. Nothing was sent to the charge point."),
    NOT_CONNECTED(
            "not-connected", 409, "The charge point has no connection", "Nothing was sent. Repeat when it is back."),
    NOT_ALLOWED(
            "not-allowed",
            409,
            "The registration of the charge point, or the standard, forbids it",
            "Nothing was sent. PUT /api/v1/charge-points/{id} changes the registration, ocpp.station.send-forbidden-calls"
                    + " lets pass what only the standard forbids."),
    CONFLICT("conflict", 409, "It cannot be done as things stand", "Nothing was changed."),
    QUEUE_FULL(
            "queue-full", 429, "Too much waits already", "Nothing was sent. Repeat when some of it has been answered."),
    STORE_UNAVAILABLE(
            "store-unavailable",
            503,
            "The store cannot be read or written at present",
            "It is tried again by itself; repeat the request. /health/ready tells when it is back."),
    TIMED_OUT("timed-out", 504, "No answer came in time", "Repeat the request."),
    INTERNAL("internal", 500, "A fault of this server", "Its log has the details under the same time.");

    private final String slug;
    private final int status;
    private final String title;
    private final String advice;

    ProblemKind(String slug, int status, String title, String advice) {
        this.slug = slug;
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    /** Its anchor in /docs. */
    public String slug() {
        return slug;
    }

    /** The HTTP status it is answered with. */
    public int status() {
        return status;
    }

    /** One sentence. */
    public String title() {
        return title;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }
}
