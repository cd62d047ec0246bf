package reelay.api.video;

import reelay.provider.CharacterProvider;
import reelay.provider.ProviderWiring;
import reelay.provider.VideoProviders;
import reelay.provider.target.OfferedModels;

/**
 * The provider as it is asked while somebody waits for our answer, for each question with the
 * patience that it is worth.
 *
 * @param cancelling for the jobs of deleted videos
 * @param adopting for jobs that shall become videos
 * @param characters for characters
 */
public record AskedProvider(
        VideoProviders cancelling, VideoProviders adopting, CharacterProvider characters) {

    /**
     * Those of the deployment.
     *
     * @param models who makes what
     */
    public static AskedProvider of(ProviderWiring provider, OfferedModels models) {
        return new AskedProvider(
                provider.videos(CancelJob.PATIENCE),
                provider.videos(models, AdoptJob.PATIENCE),
                provider.characters(Characters.PATIENCE));
    }
}
