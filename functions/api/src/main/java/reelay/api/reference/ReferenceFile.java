package reelay.api.reference;

import reelay.api.http.Bytes;

/**
 * A file that came with a request, or that one leads to: a reference image or a source video.
 *
 * @param contentType media type, told by its first bytes
 * @param extension ending of its S3 key, without the dot
 * @param bytes the whole file, at most some 15 MB
 */
public record ReferenceFile(String contentType, String extension, Bytes bytes) {}
