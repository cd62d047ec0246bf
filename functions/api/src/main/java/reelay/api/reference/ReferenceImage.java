package reelay.api.reference;

import reelay.api.http.Bytes;

/**
 * A reference image at hand.
 *
 * @param kind told by its first bytes
 * @param bytes the whole file, at most some 15 MB
 */
public record ReferenceImage(ImageKind kind, Bytes bytes) {}
