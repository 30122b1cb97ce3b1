"""One Elasticsearch node for tests, put together from parts on Maven Central."""

import hashlib
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

from servers import Unprivileged, free_port, wait_until
from steps import ROOT

NODE_SOURCE = ROOT / ".ci" / "searchnode"


def build_search_node(home: Path) -> None:
    """Fetch the parts with Maven and compile the few lines that put them together; once."""
    sources = sorted([*NODE_SOURCE.rglob("*.*"), Path(__file__)])
    state = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    stamp = home / "built"
    if stamp.exists() and stamp.read_text() == state:
        return
    shutil.rmtree(home, ignore_errors=True)
    parts, transport, own = home / "lib", home / "modules" / "netty", home / "modules" / "own"
    for folder in (transport, own, home / "config"):
        folder.mkdir(parents=True)
    maven = ["mvn", "--quiet", "--batch-mode", "-f", str(NODE_SOURCE / "pom.xml")]
    fetch = ["dependency:copy-dependencies", f"-DoutputDirectory={parts}", "-DincludeScope=runtime"]
    if subprocess.run([*maven, *fetch], check=False).returncode:
        sys.exit("Maven could not fetch the parts of the search node; its words are above.")
    for jar in [*parts.glob("netty-*.jar"), *parts.glob("transport-netty4-*.jar")]:
        jar.rename(transport / jar.name)
    version = re.search(r"<elasticsearch.version>(.+)<", (NODE_SOURCE / "pom.xml").read_text())
    describe(transport, version[1], "org.elasticsearch.transport.netty4.Netty4Plugin")
    describe(own, version[1], "searchnode.NodePlugin")
    code = [str(path) for path in sources if path.suffix == ".java"]
    compiler = ["javac", "--release", "17", "-cp", f"{parts}/*", "-d", str(home / "classes"), *code]
    subprocess.run(compiler, check=True)
    # The plugin may be in its own jar only; Elasticsearch refuses a class that is there twice.
    plugin = [path.name for path in (home / "classes" / "searchnode").glob("NodePlugin*")]
    jar = ["jar", "cf", str(own / "own.jar"), *(f"searchnode/{name}" for name in plugin)]
    subprocess.run(jar, cwd=home / "classes", check=True)
    for name in plugin:
        (home / "classes" / "searchnode" / name).unlink()
    stamp.write_text(state)


def describe(module: Path, version: str, classname: str) -> None:
    """Write the descriptor that Elasticsearch wants beside the jars of a module."""
    (module / "plugin-descriptor.properties").write_text(
        f"name={module.name}\ndescription={module.name}\nversion={version}\n"
        f"elasticsearch.version={version}\njava.version=17\nclassname={classname}\n"
    )


def start_search(runner: Unprivileged) -> tuple[int, str]:
    home = runner.folder / "searchnode"
    build_search_node(home)
    data, port = runner.own_folder("search"), free_port()
    pid = runner.spawn(
        # Newer Java would look for native libraries that are not in these parts.
        *("java", "-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        "-Djdk.util.jar.enableMultiRelease=false",
        *("-cp", f"{home / 'classes'}:{home / 'lib'}/*", "searchnode.SearchNode"),
        *(home, data, port, free_port()),
        cwd=data,
    )
    health = f"http://127.0.0.1:{port}/_cluster/health?wait_for_status=yellow&timeout=1s"
    wait_until(lambda: urllib.request.urlopen(health, timeout=2).close(), "The search node", pid)
    return pid, f"http://127.0.0.1:{port}"
