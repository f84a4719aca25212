/** What the operator API needs of HTTP: routes, requests, answers, problems, pages; it knows nothing of OCPP. */
@org.jspecify.annotations.NullMarked
package ocpp.operator.http;
