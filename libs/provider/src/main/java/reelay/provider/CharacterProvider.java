package reelay.provider;

import java.nio.ByteBuffer;

/**
 * What some providers keep besides videos: characters, made from a short video and shown in later
 * ones. Every method asks once and answers with data.
 */
public interface CharacterProvider {

    /**
     * Makes a character.
     *
     * @param video an MP4, small enough to hold
     */
    CharacterAnswer createCharacter(String name, ByteBuffer video);

    /** Asks for one by the provider's id. */
    CharacterAnswer character(String id);
}
