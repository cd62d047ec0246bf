package reelay.stack.conditions;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoveryFilter;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/**
 * The tests of all modules, run within a test and as often as one likes. Their classes and ours are
 * loaded once more, all by one loader, so that tests see what is private to their packages.
 */
final class InnerTests implements AutoCloseable {

    private static final String OURS = "reelay.";

    private final TestEngine engine =
            ServiceLoader.load(TestEngine.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(found -> found.getId().equals("junit-jupiter"))
                    .findFirst()
                    .orElseThrow();
    private final Path root;
    private final URLClassLoader loader;

    /**
     * @param root the folder of the whole project, whose classes are compiled
     */
    InnerTests(Path root) throws IOException {
        this.root = root;
        this.loader = new OursFirst(urls(root));
    }

    private static URL[] urls(Path root) throws IOException {
        try (Stream<Path> modules =
                Files.find(root, 2, (path, _) -> path.getNameCount() == root.getNameCount() + 2)) {
            return modules.flatMap(
                            module ->
                                    Stream.of("target/classes", "target/test-classes")
                                            .map(module::resolve))
                    .filter(Files::isDirectory)
                    .map(InnerTests::url)
                    .toArray(URL[]::new);
        }
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The test classes of a module. */
    List<DiscoverySelector> classesOf(String module) throws IOException {
        Path folder = root.resolve(module).resolve("target/test-classes");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith("Test.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .map(name -> classNamed(name.replace('/', '.')))
                    .toList();
        }
    }

    DiscoverySelector classNamed(String name) {
        try {
            return DiscoverySelectors.selectClass(Class.forName(name, false, loader));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    void run(List<? extends DiscoverySelector> tests, EngineExecutionListener listener) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        Nowhere nowhere = new Nowhere();
        try (NamespacedHierarchicalStore<Namespace> store =
                new NamespacedHierarchicalStore<Namespace>(null).newChild()) {
            TestDescriptor found =
                    engine.discover(
                            new Request(tests, nowhere), UniqueId.forEngine(engine.getId()));
            engine.execute(
                    ExecutionRequest.create(found, listener, new Defaults(), nowhere, store));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private static final class OursFirst extends URLClassLoader {

        OursFirst(URL[] urls) {
            super(urls, InnerTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(OURS)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }

        @Override
        public URL getResource(String name) {
            URL ours = findResource(name);
            return ours == null ? super.getResource(name) : ours;
        }
    }

    private record Request(List<? extends DiscoverySelector> selectors, Nowhere nowhere)
            implements EngineDiscoveryRequest {
        @Override
        public <T extends DiscoverySelector> List<T> getSelectorsByType(Class<T> type) {
            return selectors.stream().filter(type::isInstance).map(type::cast).toList();
        }

        @Override
        public <T extends DiscoveryFilter<?>> List<T> getFiltersByType(Class<T> type) {
            return List.of();
        }

        @Override
        public ConfigurationParameters getConfigurationParameters() {
            return new Defaults();
        }

        @Override
        public OutputDirectoryCreator getOutputDirectoryCreator() {
            return nowhere;
        }
    }

    private static final class Defaults implements ConfigurationParameters {
        @Override
        public Optional<String> get(String key) {
            return Optional.empty();
        }

        @Override
        public Optional<Boolean> getBoolean(String key) {
            return Optional.empty();
        }

        @Override
        @SuppressWarnings("deprecation")
        public int size() {
            return 0;
        }

        @Override
        public Set<String> keySet() {
            return Set.of();
        }
    }

    /** No test of ours publishes files. */
    private static final class Nowhere implements OutputDirectoryCreator {
        @Override
        public Path getRootDirectory() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path createOutputDirectory(TestDescriptor test) {
            throw new UnsupportedOperationException();
        }
    }
}
