package reelay.stack;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Everything that an object holds, near or far: our own things, the SDK's, and what they lead to.
 */
final class Held {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();

    private Held() {}

    /** The instances of a type that {@code root} holds. */
    static <T> Stream<T> by(Object root, Class<T> type) {
        Held held = new Held();
        held.add(root);
        while (!held.waiting.isEmpty()) {
            held.look(held.waiting.poll());
        }
        return held.seen.stream().filter(type::isInstance).map(type::cast);
    }

    private void add(Object value) {
        if (value != null && seen.add(value)) {
            waiting.add(value);
        }
    }

    private void look(Object value) {
        switch (value) {
            case Iterable<?> elements -> elements.forEach(this::add);
            case Map<?, ?> map -> map.values().forEach(this::add);
            case Optional<?> optional -> optional.ifPresent(this::add);
            case AtomicReference<?> reference -> add(reference.get());
            case Object[] elements -> Stream.of(elements).forEach(this::add);
            default -> fields(value);
        }
    }

    private void fields(Object value) {
        for (Class<?> type = value.getClass(); known(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    add(read(field, value));
                }
            }
        }
    }

    private static boolean known(Class<?> type) {
        return type != null
                && (type.getName().startsWith("reelay.")
                        || type.getName().startsWith("software.amazon.awssdk."));
    }

    private static Object read(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw new AssertionError(field + " cannot be read", e);
        }
    }
}
