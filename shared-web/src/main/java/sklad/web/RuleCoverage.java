package sklad.web;

import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Refuses to start a side that has an endpoint without an access rule: it would be open to every token. */
final class RuleCoverage implements SmartInitializingSingleton {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final ApiSecurity security;

    RuleCoverage(ObjectProvider<RequestMappingHandlerMapping> mappings, ApiSecurity security) {
        this.mappings = mappings;
        this.security = security;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mappings.stream().forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
            boolean ours = handler.getBeanType().getName().startsWith("sklad.");
            if (ours && handler.getBeanType() != ErrorAnswers.class) {
                verify(info);
            }
        }));
    }

    private void verify(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        for (String pattern : info.getPatternValues()) {
            String example = pattern.replaceAll("\\{[^}]*}", "x");
            for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.values()) : methods) {
                if (!security.rules().covers(HttpMethod.valueOf(method.name()), example)) {
                    throw new IllegalStateException("No access rule covers " + method + " " + pattern);
                }
            }
        }
    }
}
