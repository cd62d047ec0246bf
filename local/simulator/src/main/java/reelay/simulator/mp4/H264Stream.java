package reelay.simulator.mp4;

import java.util.Arrays;

/**
 * Writes pictures as an H.264 stream of Constrained Baseline profile, one slice and one reference
 * picture each, loop filter off.
 */
final class H264Stream {

    // Header bytes of the units: how important, and which kind (table 7-1).
    private static final int KEY_SLICE = 0x65;
    private static final int SLICE = 0x41;
    private static final int SEQUENCE_SET = 0x67;
    private static final int PICTURE_SET = 0x68;

    // Numbers of slice_type for "all slices of this picture are so" (table 7-6).
    private static final int ALL_P = 5;
    private static final int ALL_I = 7;

    /** Frames are numbered modulo 16. */
    private static final int FRAME_NUMBER_BITS = 4;

    private static final int BASELINE = 66;

    /** Constrained Baseline: constraint_set0_flag and constraint_set1_flag. */
    private static final int CONSTRAINED = 0xC0;

    private static final int BT709 = 1;

    private final int width;
    private final int height;
    private final int framesPerSecond;
    private final Macroblocks macroblocks;
    private final BitWriter bits = new BitWriter();
    private int frameNumber;
    private int keyPictures;

    H264Stream(int width, int height, int framesPerSecond, int columns, int rows) {
        this.width = width;
        this.height = height;
        this.framesPerSecond = framesPerSecond;
        this.macroblocks = new Macroblocks(columns, rows);
    }

    /** Appends a picture that players can start at. */
    void appendKeyPicture(Picture picture, ByteSink out) {
        frameNumber = 0;
        bits.clear();
        bits.bits(KEY_SLICE, 8);
        startSlice(ALL_I);
        bits.unsigned(keyPictures++ % 2); // idr_pic_id: neighbours must differ
        bits.bit(false); // no_output_of_prior_pics_flag
        bits.bit(false); // long_term_reference_flag
        endSliceHeader();
        macroblocks.writeKeyPicture(picture, bits);
        bits.trailing();
        bits.appendUnitTo(out);
    }

    /** Appends a picture as what differs from the one before. */
    void appendChanges(Picture picture, Picture before, ByteSink out) {
        frameNumber++;
        bits.clear();
        bits.bits(SLICE, 8);
        startSlice(ALL_P);
        bits.bit(false); // num_ref_idx_active_override_flag
        bits.bit(false); // ref_pic_list_modification_flag_l0
        bits.bit(false); // adaptive_ref_pic_marking_mode_flag
        endSliceHeader();
        macroblocks.writeChanges(picture, before, bits);
        bits.trailing();
        bits.appendUnitTo(out);
    }

    private void startSlice(int type) {
        bits.unsigned(0); // first_mb_in_slice
        bits.unsigned(type);
        bits.unsigned(0); // pic_parameter_set_id
        bits.bits(frameNumber, FRAME_NUMBER_BITS);
    }

    private void endSliceHeader() {
        bits.signedZero(); // slice_qp_delta
        bits.unsigned(1); // disable_deblocking_filter_idc: off, so pixels stay as written
    }

    /** The sequence parameter set: size, level, colours and rate (clause 7.3.2.1 and annex E). */
    byte[] sequenceSet() {
        int columns = Math.ceilDiv(width, Picture.MACROBLOCK);
        int rows = Math.ceilDiv(height, Picture.MACROBLOCK);
        bits.clear();
        bits.bits(SEQUENCE_SET, 8);
        bits.bits(BASELINE, 8);
        bits.bits(CONSTRAINED, 8);
        bits.bits(H264Level.of(width, height, framesPerSecond).idc(), 8);
        bits.unsigned(0); // seq_parameter_set_id
        bits.unsigned(FRAME_NUMBER_BITS - 4);
        bits.unsigned(2); // pic_order_cnt_type: shown in the order of decoding
        bits.unsigned(1); // max_num_ref_frames
        bits.bit(false); // gaps_in_frame_num_value_allowed_flag
        bits.unsigned(columns - 1);
        bits.unsigned(rows - 1);
        bits.bit(true); // frame_mbs_only_flag
        bits.bit(true); // direct_8x8_inference_flag
        writeCropping(columns, rows);
        bits.bit(true); // vui_parameters_present_flag
        writeUsability();
        bits.trailing();
        return unit();
    }

    private void writeCropping(int columns, int rows) {
        int right = columns * Picture.MACROBLOCK - width;
        int bottom = rows * Picture.MACROBLOCK - height;
        bits.bit(right + bottom > 0);
        if (right + bottom > 0) {
            // In units of two luma pixels.
            bits.unsigned(0);
            bits.unsigned(right / 2);
            bits.unsigned(0);
            bits.unsigned(bottom / 2);
        }
    }

    private void writeUsability() {
        bits.bit(false); // aspect_ratio_info_present_flag
        bits.bit(false); // overscan_info_present_flag
        bits.bit(true); // video_signal_type_present_flag
        bits.bits(5, 3); // video_format: unspecified
        bits.bit(false); // video_full_range_flag
        bits.bit(true); // colour_description_present_flag
        bits.bits(BT709, 8); // colour_primaries
        bits.bits(BT709, 8); // transfer_characteristics
        bits.bits(BT709, 8); // matrix_coefficients
        bits.bit(false); // chroma_loc_info_present_flag
        bits.bit(true); // timing_info_present_flag
        bits.bits(0, 16);
        bits.bits(1, 16); // num_units_in_tick
        bits.bits(0, 16);
        bits.bits(2 * framesPerSecond, 16); // time_scale: two ticks are a frame
        bits.bit(true); // fixed_frame_rate_flag
        bits.bit(false); // nal_hrd_parameters_present_flag
        bits.bit(false); // vcl_hrd_parameters_present_flag
        bits.bit(false); // pic_struct_present_flag
        bits.bit(true); // bitstream_restriction_flag
        bits.bit(true); // motion_vectors_over_pic_boundaries_flag
        bits.unsigned(0); // max_bytes_per_pic_denom: no promise
        bits.unsigned(0); // max_bits_per_mb_denom: no promise
        bits.unsigned(0); // log2_max_mv_length_horizontal
        bits.unsigned(0); // log2_max_mv_length_vertical
        bits.unsigned(0); // max_num_reorder_frames
        bits.unsigned(1); // max_dec_frame_buffering
    }

    /** The picture parameter set (clause 7.3.2.2). */
    byte[] pictureSet() {
        bits.clear();
        bits.bits(PICTURE_SET, 8);
        bits.unsigned(0); // pic_parameter_set_id
        bits.unsigned(0); // seq_parameter_set_id
        bits.bit(false); // entropy_coding_mode_flag: CAVLC
        bits.bit(false); // bottom_field_pic_order_in_frame_present_flag
        bits.unsigned(0); // num_slice_groups_minus1
        bits.unsigned(0); // num_ref_idx_l0_default_active_minus1
        bits.unsigned(0); // num_ref_idx_l1_default_active_minus1
        bits.bit(false); // weighted_pred_flag
        bits.bits(0, 2); // weighted_bipred_idc
        bits.signedZero(); // pic_init_qp_minus26
        bits.signedZero(); // pic_init_qs_minus26
        bits.signedZero(); // chroma_qp_index_offset
        bits.bit(true); // deblocking_filter_control_present_flag
        bits.bit(false); // constrained_intra_pred_flag
        bits.bit(false); // redundant_pic_cnt_present_flag
        bits.trailing();
        return unit();
    }

    /** The unit with its guards, without the length in front. */
    private byte[] unit() {
        ByteSink sink = new ByteSink(64);
        bits.appendUnitTo(sink);
        byte[] withLength = sink.toByteArray();
        return Arrays.copyOfRange(withLength, 4, withLength.length);
    }
}
