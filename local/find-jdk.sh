# Sourced: sets find_jdk, which prints the home of a JDK 25 or newer and fails when there is none.

is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -f "$1/release" ] &&
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release") &&
        [ "${version:-0}" -ge 25 ]
}

# Looks at JAVA_HOME and the java on the path, then beside them: JDKs of one machine stand in one folder, on macOS each two folders deeper.
find_jdk() {
    on_path=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p' || true)
    for home in "${JAVA_HOME:-}" "$on_path" "${JAVA_HOME:-}"/../* "$on_path"/../* "$on_path"/../../../*/Contents/Home \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        if is_jdk_25 "$home"; then
            (CDPATH= cd -- "$home" && pwd -P)
            return
        fi
    done
    return 1
}
