package sklad.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Compares paths first. For a path with a variable, Spring asks all of a side's mappings for their methods, parameters, headers
 * and media types before it asks for their paths, which only one or two of them have.
 */
final class PathFirstMapping extends RequestMappingHandlerMapping {

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo mapping, HttpServletRequest request) {
        PathPatternsRequestCondition paths = mapping.getPathPatternsCondition();
        boolean elsewhere = paths != null && paths.getMatchingCondition(request) == null;
        return elsewhere ? null : super.getMatchingMapping(mapping, request);
    }
}
