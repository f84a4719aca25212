package ocpp.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import ocpp.operator.http.ApiRequest;
import ocpp.operator.http.Body;
import ocpp.operator.http.Json;
import ocpp.operator.http.Parameter;
import ocpp.operator.http.Problem;
import ocpp.operator.http.ProblemKind;
import ocpp.operator.http.Replies;
import ocpp.operator.http.Route;
import ocpp.operator.http.Route.Method;
import ocpp.operator.http.Schema;
import ocpp.operator.http.Schemas;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.store.ProfileTemplate;
import ocpp.store.ProfileTemplates;
import ocpp.wire.Decoded;
import ocpp.wire.Fault;
import ocpp.wire.PayloadCodec;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Charging profiles that operators keep for use; the id of one is its chargingProfileId on the wire. */
final class TemplateRoutes {
    private static final String TAG = "Charging profile templates";
    private static final String PATH = "/api/v1/charging-profiles/{id}";

    private final ProfileTemplates templates;
    private final InstantSource clock;

    /** A charging profile that is kept for use, as it goes to charge points. */
    record TemplateItem(int id, @Nullable String description, JsonNode profile) {
        static TemplateItem of(ProfileTemplate template) {
            return new TemplateItem(
                    template.profile().chargingProfileId(),
                    template.description(),
                    Json.tree(PayloadCodec.write(template.profile())));
        }
    }

    /** What is put in the place of a template; a chargingProfileId that is left out is that of the path. */
    record TemplateBody(@Nullable String description, JsonNode profile) {}

    TemplateRoutes(ProfileTemplates templates, InstantSource clock) {
        this.templates = templates;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.of(Method.GET, "/api/v1/charging-profiles", "Templates, the one kept last first.")
                        .tag(TAG)
                        .takes(Parameter.text("description", "Only those whose description holds this text."))
                        .takes(Parameter.OF_LISTS)
                        .answers(200, "A page of them.", Schemas.page(TemplateItem.class))
                        .problems(ProblemKind.STORE_UNAVAILABLE)
                        .by(request -> Stored.list(
                                templates.page(request.text("description"), Stored.request(request)),
                                TemplateItem::of)),
                Route.of(Method.GET, PATH, "One template.")
                        .tag(TAG)
                        .answers(200, "The template.", Schemas.of(TemplateItem.class))
                        .problems(ProblemKind.NOT_FOUND, ProblemKind.STORE_UNAVAILABLE)
                        .by(request ->
                                Stored.one(templates.find(request.pathInteger("id")), name(request), TemplateItem::of)),
                Route.of(Method.PUT, PATH, "Keeps a template, in place of the one of this id.")
                        .tag(TAG)
                        .body(schema())
                        .answers(200, "The template as it is now.", Schemas.of(TemplateItem.class))
                        .problems(ProblemKind.BAD_BODY, ProblemKind.SCHEMA_FAULT, ProblemKind.STORE_UNAVAILABLE)
                        .by(this::put),
                Route.of(Method.DELETE, PATH, "Deletes a template; what charge points have stays there.")
                        .tag(TAG)
                        .answers(204, "It is deleted.")
                        .problems(ProblemKind.NOT_FOUND, ProblemKind.STORE_UNAVAILABLE)
                        .by(request -> Stored.deleted(
                                templates.delete(request.pathInteger("id"), request.operator(), clock.instant()),
                                name(request))));
    }

    private CompletionStage<HttpResponse> put(ApiRequest request) {
        int id = request.pathInteger("id");
        Body body = request.body(TemplateBody.class);
        ObjectNode profile = body.object("profile");
        if (!profile.has("chargingProfileId")) {
            profile.put("chargingProfileId", id);
        }
        ProfileTemplate template = new ProfileTemplate(body.text("description", 200), decoded(profile, id));
        return Stored.of(templates.put(template, request.operator(), clock.instant()))
                .thenApply(kept -> Replies.json(TemplateItem.of(kept)));
    }

    private static ChargingProfile decoded(ObjectNode json, int id) {
        Decoded<ChargingProfile> decoded = PayloadCodec.read(ChargingProfile.class, Json.bytes(json));
        if (decoded instanceof Decoded.Faulty<ChargingProfile> faulty) {
            Fault first = faulty.faults().get(0);
            throw new Problem(ProblemKind.SCHEMA_FAULT, first.description(), "/profile" + first.pointer(), null)
                    .exception();
        }
        ChargingProfile profile = ((Decoded.Valid<ChargingProfile>) decoded).payload();
        if (profile.chargingProfileId() != id) {
            throw Body.fault(
                    "profile/chargingProfileId",
                    String.valueOf(profile.chargingProfileId()),
                    id + ", the id of the path");
        }
        return profile;
    }

    private static Schema schema() {
        Schema schema = Schemas.body(TemplateBody.class, "profile");
        schema.json().withObjectProperty("properties").set("profile", MessageSchema.of(ChargingProfile.class));
        return schema;
    }

    private static String name(ApiRequest request) {
        return "charging profile: " + request.path("id");
    }
}
