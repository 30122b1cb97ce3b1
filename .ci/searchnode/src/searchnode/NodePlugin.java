package searchnode;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.elasticsearch.Build;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.cluster.metadata.IndexNameExpressionResolver;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.common.io.stream.NamedWriteableRegistry;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.IndexScopedSettings;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.settings.SettingsFilter;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestController;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;

/**
 * What Elasticsearch keeps in modules that are not on Maven Central and a client of ours may ask
 * for: two token filters (same names, Lucene filters and defaults as there) and the address /.
 */
public final class NodePlugin extends Plugin implements AnalysisPlugin, ActionPlugin {
    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
            "asciifolding", (index, environment, name, settings) -> filter(name, settings, stream ->
                new ASCIIFoldingFilter(stream, settings.getAsBoolean("preserve_original", false))),
            "edge_ngram", (index, environment, name, settings) -> filter(name, settings, stream ->
                new EdgeNGramTokenFilter(stream, settings.getAsInt("min_gram", 1),
                    settings.getAsInt("max_gram", 2),
                    settings.getAsBoolean("preserve_original", false))));
    }

    @Override
    public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
        return List.of(
            PreConfiguredTokenFilter.singleton("asciifolding", true, ASCIIFoldingFilter::new));
    }

    private static TokenFilterFactory filter(
        String name, Settings settings, Function<TokenStream, TokenStream> make) {
        return new AbstractTokenFilterFactory(name, settings) {
            @Override
            public TokenStream create(TokenStream stream) {
                return make.apply(stream);
            }
        };
    }

    @Override
    public Collection<RestHandler> getRestHandlers(
        Settings settings, NamedWriteableRegistry registry, RestController controller,
        ClusterSettings clusterSettings, IndexScopedSettings indexSettings, SettingsFilter filter,
        IndexNameExpressionResolver resolver, Supplier<DiscoveryNodes> nodes,
        Predicate<NodeFeature> supports) {
        return List.of(new Welcome());
    }

    /** Says which version this is, as the root address of a full distribution does. */
    private static final class Welcome extends BaseRestHandler {
        @Override
        public String getName() {
            return "welcome";
        }

        @Override
        public List<Route> routes() {
            return List.of(new Route(RestRequest.Method.GET, "/"),
                new Route(RestRequest.Method.HEAD, "/"));
        }

        @Override
        protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
            String version = Build.current().version();
            return channel -> channel.sendResponse(new RestResponse(RestStatus.OK,
                channel.newBuilder().startObject().field("cluster_name", "portal-tests")
                    .startObject("version").field("number", version).endObject()
                    .field("tagline", "You Know, for Search").endObject()));
        }
    }
}
