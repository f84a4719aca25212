package ocpp.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.LevelFilter;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.classic.util.DefaultJoranConfigurator;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.FilterReply;
import java.nio.charset.StandardCharsets;

/**
 * Where log lines go, unless a {@code logback.xml} says otherwise: standard output holds the lines of the sessions and
 * nothing else, all others go to standard error. Reading XML for it would take longer than all of it, and so would
 * reading patterns.
 */
public final class LogLines extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        DefaultJoranConfigurator files = new DefaultJoranConfigurator();
        files.setContext(context);
        ExecutionStatus byFile = files.configure(context);
        if (byFile != ExecutionStatus.INVOKE_NEXT_IF_ANY) {
            return byFile;
        }
        // The RX and TX lines; ocpp.log.compact = off keeps them from being made.
        Logger frames = logger(context, "ocpp.frames", Level.INFO);
        frames.addAppender(sessions(context, false));
        frames.setAdditive(false);
        Logger sessions = logger(context, "ocpp.gateway.SessionLog", Level.INFO);
        sessions.addAppender(informing(context));
        sessions.addAppender(warning(context));
        sessions.setAdditive(false);
        logger(context, "ocpp", Level.INFO);
        // The command line says itself that a port is taken, the store that its database is gone.
        logger(context, "org.apache.pekko.io.TcpListener", Level.OFF);
        logger(context, "com.zaxxer.hikari", Level.ERROR);
        logger(context, Logger.ROOT_LOGGER_NAME, Level.WARN).addAppender(started(standardError(context)));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Logger logger(LoggerContext context, String name, Level level) {
        Logger logger = context.getLogger(name);
        logger.setLevel(level);
        return logger;
    }

    private static ConsoleAppender<ILoggingEvent> informing(LoggerContext context) {
        LevelFilter only = new LevelFilter();
        only.setLevel(Level.INFO);
        only.setOnMismatch(FilterReply.DENY);
        only.start();
        ConsoleAppender<ILoggingEvent> appender = sessions(context, true);
        appender.addFilter(only);
        return appender;
    }

    private static ConsoleAppender<ILoggingEvent> warning(LoggerContext context) {
        ThresholdFilter atLeast = new ThresholdFilter();
        atLeast.setLevel(Level.WARN.levelStr);
        atLeast.start();
        ConsoleAppender<ILoggingEvent> appender = standardError(context);
        appender.addFilter(atLeast);
        return started(appender);
    }

    /** Standard output, which the server flushes before what its lines tell of is answered. */
    private static ConsoleAppender<ILoggingEvent> sessions(LoggerContext context, boolean withLevel) {
        ConsoleAppender<ILoggingEvent> appender = appender(context, withLevel);
        appender.setImmediateFlush(false);
        return started(appender);
    }

    private static ConsoleAppender<ILoggingEvent> standardError(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> appender = appender(context, true);
        appender.setTarget("System.err");
        return appender;
    }

    private static ConsoleAppender<ILoggingEvent> appender(LoggerContext context, boolean withLevel) {
        Lines lines = new Lines(withLevel);
        lines.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(lines);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        return appender;
    }

    private static ConsoleAppender<ILoggingEvent> started(ConsoleAppender<ILoggingEvent> appender) {
        appender.start();
        return appender;
    }

    /** The message, and below it what was thrown. */
    static final class Lines extends LayoutBase<ILoggingEvent> {
        private final boolean withLevel;

        Lines(boolean withLevel) {
            this.withLevel = withLevel;
        }

        @Override
        public String doLayout(ILoggingEvent event) {
            String level = withLevel ? event.getLevel() + " - " : "";
            IThrowableProxy thrown = event.getThrowableProxy();
            String stack = thrown == null ? "" : ThrowableProxyUtil.asString(thrown);
            return level + event.getFormattedMessage() + CoreConstants.LINE_SEPARATOR + stack;
        }
    }
}
