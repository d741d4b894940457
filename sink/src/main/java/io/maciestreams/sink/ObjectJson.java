package io.maciestreams.sink;

import io.maciestreams.avro.EmbeddedFileDetails;
import io.maciestreams.avro.KeyValuePair;
import io.maciestreams.avro.S3Object;
import io.maciestreams.avro.ServerSideEncryption;
import java.io.IOException;

/** The analysed object in a result's JSON. */
record ObjectJson(JsonMembers members) {

    void object(S3Object object) throws IOException {
        members.text("bucketArn", object.getBucketArn());
        members.text("key", object.getKey());
        members.text("path", object.getPath());
        members.text("extension", object.getExtension());
        members.time("lastModified", object.getLastModified());
        members.text("eTag", object.getETag());
        members.object("serverSideEncryption", object.getServerSideEncryption(), this::encryption);
        members.integer("size", object.getSize());
        members.text("storageClass", object.getStorageClass());
        members.list("tags", object.getTags(), this::tag);
        members.object("embeddedFileDetails", object.getEmbeddedFileDetails(), this::embeddedFile);
        members.flag("publicAccess", object.getPublicAccess());
    }

    void encryption(ServerSideEncryption encryption) throws IOException {
        members.text("encryptionType", encryption.getEncryptionType());
        members.text("kmsMasterKeyId", encryption.getKmsMasterKeyId());
    }

    private void embeddedFile(EmbeddedFileDetails file) throws IOException {
        members.text("filePath", file.getFilePath());
        members.text("fileExtension", file.getFileExtension());
        members.integer("fileSize", file.getFileSize());
        members.time("fileLastModified", file.getFileLastModified());
    }

    void tag(KeyValuePair tag) throws IOException {
        members.text("key", tag.getKey());
        members.text("value", tag.getValue());
    }
}
