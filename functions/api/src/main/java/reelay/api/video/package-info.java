/** What the routes do with videos: read a request for one, accept it, start it, show it. */
@NullMarked
package reelay.api.video;

import org.jspecify.annotations.NullMarked;
