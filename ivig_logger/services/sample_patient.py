"""Who the made-up patient is, known without making their sessions."""

SAMPLE_PATIENT_ID = "598f9849-c479-5fb6-af27-e14d679cb428"
