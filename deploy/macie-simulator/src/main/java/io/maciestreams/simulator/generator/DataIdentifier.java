package io.maciestreams.simulator.generator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * A managed or custom data identifier: what it detects, how severe one occurrence is (1 to 3), and the column or
 * member where such data is found.
 */
record DataIdentifier(String category, String name, int severity, String field) {

    static final String CUSTOM = "CUSTOM_IDENTIFIER";
    static final String FINANCIAL = "FINANCIAL_INFORMATION";
    static final String PERSONAL = "PERSONAL_INFORMATION";
    static final String CREDENTIALS = "CREDENTIALS";

    static final List<DataIdentifier> ALL = List.of(
            new DataIdentifier(FINANCIAL, "CREDIT_CARD_NUMBER", 3, "card_number"),
            new DataIdentifier(FINANCIAL, "CREDIT_CARD_SECURITY_CODE", 2, "cvv"),
            new DataIdentifier(FINANCIAL, "CREDIT_CARD_EXPIRATION", 1, "expires"),
            new DataIdentifier(FINANCIAL, "BANK_ACCOUNT_NUMBER", 2, "iban"),
            new DataIdentifier(PERSONAL, "NAME", 1, "name"),
            new DataIdentifier(PERSONAL, "ADDRESS", 1, "street"),
            new DataIdentifier(PERSONAL, "PHONE_NUMBER", 1, "phone"),
            new DataIdentifier(PERSONAL, "DATE_OF_BIRTH", 2, "birthdate"),
            new DataIdentifier(PERSONAL, "USA_SOCIAL_SECURITY_NUMBER", 3, "ssn"),
            new DataIdentifier(PERSONAL, "USA_PASSPORT_NUMBER", 3, "passport"),
            new DataIdentifier(PERSONAL, "UK_NATIONAL_INSURANCE_NUMBER", 3, "nino"),
            new DataIdentifier(PERSONAL, "VEHICLE_IDENTIFICATION_NUMBER", 1, "vin"),
            new DataIdentifier(CREDENTIALS, "AWS_CREDENTIALS", 3, "secret_key"),
            new DataIdentifier(CREDENTIALS, "OPENSSH_PRIVATE_KEY", 3, "private_key"),
            new DataIdentifier(CREDENTIALS, "HTTP_BASIC_AUTH_HEADER", 3, "authorization"),
            new DataIdentifier(CUSTOM, "Employee number", 2, "employee_no"),
            new DataIdentifier(CUSTOM, "Contract number", 2, "contract"),
            new DataIdentifier(CUSTOM, "Patient file", 2, "patient_file"));

    static final List<String> CATEGORIES = List.of(FINANCIAL, PERSONAL, CREDENTIALS, CUSTOM);

    static List<DataIdentifier> of(String category) {
        return ALL.stream()
                .filter(identifier -> identifier.category().equals(category))
                .toList();
    }

    /** The id of a custom data identifier; each account has its own in each Region. */
    String customId(String accountId, String region) {
        return UUID.nameUUIDFromBytes((accountId + "/" + region + "/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    boolean custom() {
        return category.equals(CUSTOM);
    }
}
