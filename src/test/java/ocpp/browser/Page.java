package ocpp.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One page of the browser, driven by mouse and keys as a person would. */
public final class Page implements AutoCloseable {
    private static final int CONTROL = 2;
    /** The most that a page may take to show something, on a machine with much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Map<String, Integer> KEY_CODES = Map.ofEntries(
            Map.entry("Enter", 13),
            Map.entry("Escape", 27),
            Map.entry("Tab", 9),
            Map.entry(" ", 32),
            Map.entry("ArrowUp", 38),
            Map.entry("ArrowDown", 40),
            Map.entry("Home", 36),
            Map.entry("End", 35),
            Map.entry("PageDown", 34));

    private final DevTools tools;
    private final String target;
    private final String session;
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    Page(DevTools tools, String target, String session) {
        this.tools = tools;
        this.target = target;
        this.session = session;
        tools.listen(this::hear);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", DevTools.parameters());
        }
    }

    private void hear(JsonNode event) {
        if (!session.equals(event.path("sessionId").asText())) {
            return;
        }
        JsonNode told = event.path("params");
        switch (event.path("method").asText()) {
            case "Runtime.exceptionThrown" ->
                problems.add(told.at("/exceptionDetails/exception/description").asText(told.toString()));
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert")
                        .contains(told.get("type").asText())) {
                    problems.add("console: " + told.get("args"));
                }
            }
            case "Log.entryAdded" -> {
                if ("error".equals(told.at("/entry/level").asText())) {
                    problems.add(told.at("/entry/text").asText() + " "
                            + told.at("/entry/url").asText());
                }
            }
            case "Network.requestWillBeSent" ->
                requests.add(told.at("/request/url").asText());
            default -> {
                // Other events say nothing that a test asks for.
            }
        }
    }

    private JsonNode send(String method, ObjectNode parameters) {
        return tools.send(session, method, parameters);
    }

    public void open(String url) {
        send("Page.navigate", DevTools.parameters().put("url", url));
    }

    /** The value of an expression; a promise is awaited. */
    public JsonNode evaluate(String expression) {
        JsonNode found = send(
                "Runtime.evaluate",
                DevTools.parameters()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true));
        if (found.has("exceptionDetails")) {
            throw new AssertionError(expression + ": "
                    + found.at("/exceptionDetails/exception/description").asText());
        }
        return found.at("/result/value");
    }

    /** Waits until the expression is true. */
    public void await(String expression, Duration most) {
        JsonNode found = evaluate("(async () => { const end = performance.now() + " + most.toMillis()
                + "; while (performance.now() < end) { try { if (" + expression
                + ") return true; } catch { } await new Promise((done) => setTimeout(done, 20)); } return false; })()");
        if (!found.asBoolean()) {
            throw new AssertionError("not so within " + most.toMillis() + " ms: " + expression + "\n"
                    + evaluate("location.href + '\\n' + document.body.innerText.slice(0, 1500)")
                            .asText() + "\n" + problems);
        }
    }

    /** Waits until an element that fits the selector holds the text. */
    public void awaitText(String selector, String text) {
        await(
                "[...document.querySelectorAll(" + quoted(selector) + ")].some((each) => each.textContent.includes("
                        + quoted(text) + "))",
                PATIENCE);
    }

    public void awaitElement(String selector) {
        await("document.querySelector(" + quoted(selector) + ")", PATIENCE);
    }

    /** Clicks the middle of the first element that fits. */
    public void click(String selector) {
        clickOn("document.querySelector(" + quoted(selector) + ")");
    }

    /** Clicks the first visible button or link that shows this text. */
    public void clickText(String text) {
        clickOn("[...document.querySelectorAll('button, a, summary')].find((each) => each.textContent.trim() === "
                + quoted(text) + " && each.getClientRects().length > 0)");
    }

    private void clickOn(String expression) {
        await(expression + " && !" + expression + ".disabled", PATIENCE);
        JsonNode at = evaluate(
                "(() => { const found = " + expression
                        + "; found.scrollIntoView({ block: 'nearest', inline: 'nearest' }); const box ="
                        + " found.getBoundingClientRect(); return { x: box.x + box.width / 2, y: box.y + box.height / 2 }; })()");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            send(
                    "Input.dispatchMouseEvent",
                    DevTools.parameters()
                            .put("type", type)
                            .put("x", at.get("x").asDouble())
                            .put("y", at.get("y").asDouble())
                            .put("button", "left")
                            .put("clickCount", 1));
        }
    }

    /** Writes into the focused element. */
    public void type(String text) {
        send("Input.insertText", DevTools.parameters().put("text", text));
    }

    /** Replaces what the field holds. */
    public void fill(String selector, String text) {
        awaitElement(selector);
        evaluate("document.querySelector(" + quoted(selector) + ").focus()");
        evaluate("document.activeElement.select?.()");
        type(text);
    }

    /** Chooses a value of a select. */
    public void choose(String selector, String value) {
        awaitElement(selector);
        evaluate("(() => { const found = document.querySelector(" + quoted(selector) + "); found.value = "
                + quoted(value) + "; found.dispatchEvent(new Event('change', { bubbles: true })); })()");
    }

    /** Presses a key by its name; one character writes it. */
    public void press(String key) {
        press(key, 0);
    }

    public void pressControl(String key) {
        press(key, CONTROL);
    }

    private void press(String key, int modifiers) {
        int code = KEY_CODES.getOrDefault(key, (int) Character.toUpperCase(key.charAt(0)));
        for (String type : List.of("rawKeyDown", "keyUp")) {
            send(
                    "Input.dispatchKeyEvent",
                    DevTools.parameters()
                            .put("type", type)
                            .put("key", key)
                            .put("code", key)
                            .put("modifiers", modifiers)
                            .put("windowsVirtualKeyCode", code));
            if ("rawKeyDown".equals(type) && "Enter".equals(key)) {
                send(
                        "Input.dispatchKeyEvent",
                        DevTools.parameters().put("type", "char").put("text", "\r"));
            }
        }
    }

    /** The size of the page in CSS pixels. */
    public void resize(int width, int height) {
        send(
                "Emulation.setDeviceMetricsOverride",
                DevTools.parameters()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    /** Light or dark, and nothing that moves by itself: what is looked at next is as it will stay. */
    public void prefer(String colorScheme) {
        ObjectNode parameters = DevTools.parameters();
        ArrayNode features = parameters.putArray("features");
        features.addObject().put("name", "prefers-color-scheme").put("value", colorScheme);
        features.addObject().put("name", "prefers-reduced-motion").put("value", "reduce");
        send("Emulation.setEmulatedMedia", parameters);
    }

    public void screenshot(Path file) {
        String data = send("Page.captureScreenshot", DevTools.parameters().put("format", "png"))
                .get("data")
                .asText();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Base64.getDecoder().decode(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Seconds of processor time that the page's own thread has taken since this was asked first. */
    public double processorSeconds() {
        send("Performance.enable", DevTools.parameters().put("timeDomain", "threadTicks"));
        for (JsonNode metric :
                send("Performance.getMetrics", DevTools.parameters()).get("metrics")) {
            if ("TaskDuration".equals(metric.get("name").asText())) {
                return metric.get("value").asDouble();
            }
        }
        throw new AssertionError("the browser tells no TaskDuration");
    }

    /** Errors and warnings of the page since it was made. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** The address of every request the page made. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        tools.send("", "Target.closeTarget", DevTools.parameters().put("targetId", target));
    }

    /** A string as JavaScript writes it. */
    public static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
