package reelay.api.video;

import reelay.provider.CharacterProvider;
import reelay.provider.ProviderWiring;
import reelay.provider.VideoProviders;

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

    /** The one of the deployment. */
    public static AskedProvider of(ProviderWiring provider) {
        return new AskedProvider(
                provider.videos(CancelJob.PATIENCE),
                provider.videos(AdoptJob.PATIENCE),
                provider.characters(Characters.PATIENCE));
    }
}
