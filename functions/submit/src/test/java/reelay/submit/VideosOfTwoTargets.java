package reelay.submit;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import reelay.access.AccessTable;
import reelay.catalog.CatalogFixture;
import reelay.catalog.VideoCatalog;
import reelay.video.Job;
import reelay.video.Video;
import reelay.video.VideoId;

/** A deployment in which two providers may make every video. */
abstract class VideosOfTwoTargets {

    static CatalogFixture fixture;
    static VideoCatalog catalog;

    AccessTable access;
    TwoTargets two;

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        catalog = fixture.catalog();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void knowNothingYet() {
        access = new AccessTable();
        two = new TwoTargets(fixture, access);
    }

    static VideoId video() {
        return fixture.queuedVideo("alice", "p" + UUID.randomUUID()).id();
    }

    static Video now(VideoId id) {
        return catalog.find(id).orElseThrow();
    }

    static Job job(VideoId id) {
        return now(id).acceptedJob().orElseThrow();
    }
}
