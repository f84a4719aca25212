FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml ./
COPY .mvn .mvn
COPY src src
RUN mvn -q -B -ntp -DskipTests package

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --home-dir /app ocpp && mkdir /app/logs /app/data && chown ocpp /app/logs /app/data
WORKDIR /app
USER ocpp
COPY --from=build /src/target/ocpp-pekko.jar ./
COPY conf conf
VOLUME ["/app/logs", "/app/data"]
EXPOSE 9000 9001
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders", "--sun-misc-unsafe-memory-access=allow", "-jar", "ocpp-pekko.jar"]
CMD ["server"]
