package reelay.api.fetch;

import reelay.api.http.ApiException;
import reelay.provider.reach.PublicAddress;

/** Where an image lies that a client named. */
public final class ImageUrl {

    private static final String SCHEMES = "https:// or data:";

    private final PublicAddress address;

    private ImageUrl(PublicAddress address) {
        this.address = address;
    }

    /**
     * Checks the form of an address; where its host leads is checked when it is fetched.
     *
     * @throws ApiException 400 image_url_refused
     */
    public static ImageUrl of(String text) {
        try {
            return new ImageUrl(PublicAddress.of(text, SCHEMES));
        } catch (PublicAddress.RefusedException e) {
            throw FetchRefusals.refused(e.reason());
        }
    }

    /** Where a redirect of this address leads; checked like the first address. */
    ImageUrl movedTo(String location) {
        try {
            return new ImageUrl(address.movedTo(location, SCHEMES));
        } catch (PublicAddress.RefusedException e) {
            throw FetchRefusals.refused(e.reason());
        }
    }

    PublicAddress address() {
        return address;
    }

    /** The DNS name. */
    String host() {
        return address.host();
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
