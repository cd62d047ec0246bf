package reelay.stack.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ResourceLock;
import reelay.stack.page.browser.InstalledBrowser;

/**
 * Tests that get a {@link Visitor}. After each, the browser must have nothing to complain about and
 * must have asked no other host. Without an installed browser they are skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InABrowser.Visits.class)
@ResourceLock("browser")
@interface InABrowser {

    /** Its name; empty for the usual one. */
    String value() default "";

    /** Starts stack and browser when the first test needs them. */
    final class Visits implements ExecutionCondition, ParameterResolver, AfterEachCallback {

        private static final Namespace NAMESPACE = Namespace.create(Visits.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return InstalledBrowser.named(browser(context)).isPresent()
                    ? ConditionEvaluationResult.enabled("the browser is installed")
                    : ConditionEvaluationResult.disabled(
                            "%s is missing: apt-get install chromium chromium-driver firefox-esr"
                                    .formatted(browser(context)));
        }

        private static String browser(ExtensionContext context) {
            return context.getTestClass()
                    .map(test -> test.getAnnotation(InABrowser.class))
                    .map(InABrowser::value)
                    .filter(name -> !name.isEmpty())
                    .orElse(InstalledBrowser.USUAL);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == Visitor.class || type == PageUnderTest.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            PageUnderTest page =
                    context.getRoot()
                            .getStore(NAMESPACE)
                            .getOrComputeIfAbsent(
                                    PageUnderTest.class,
                                    _ -> new PageUnderTest(),
                                    PageUnderTest.class);
            if (parameter.getParameter().getType() == PageUnderTest.class) {
                return page;
            }
            return context.getStore(NAMESPACE)
                    .getOrComputeIfAbsent(
                            Visitor.class, _ -> page.newVisitor(browser(context)), Visitor.class);
        }

        @Override
        public void afterEach(ExtensionContext context) {
            Optional.ofNullable(context.getStore(NAMESPACE).get(Visitor.class, Visitor.class))
                    .ifPresent(Visitor::leave);
        }
    }
}
